package dev.attain.profiles;

import java.util.Objects;

/**
 * Something wrong with an xAPI Profile.
 *
 * @param path where, as a JSON path: {@code $.templates[3].verb}
 * @param message what is wrong
 */
public record ProfileProblem(String path, String message) {
  public ProfileProblem {
    Objects.requireNonNull(path);
    Objects.requireNonNull(message);
  }
}
