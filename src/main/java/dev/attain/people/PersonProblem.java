package dev.attain.people;

import java.util.Objects;

/**
 * Something wrong with what was said of people.
 *
 * @param path where, as a JSON path: {@code $.absorbed}
 * @param message what is wrong, and what to do
 */
public record PersonProblem(String path, String message) {
  public PersonProblem {
    Objects.requireNonNull(path);
    Objects.requireNonNull(message);
  }
}
