package dev.attain.competency.framework;

import java.util.Objects;

/**
 * Something wrong with a document.
 *
 * @param path where, as a JSON path: {@code $.competencies[3].gates[0].fromLevel}
 * @param message what is wrong, and what to do
 */
public record Problem(String path, String message) {
  public Problem {
    Objects.requireNonNull(path);
    Objects.requireNonNull(message);
  }
}
