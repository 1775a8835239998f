package dev.attain.audit;

import java.util.Objects;

/**
 * Who made a change.
 *
 * @param key of the credential: tells one author from another
 * @param name for people who read the trail
 */
public record Author(String key, String name) {
  /** The server itself, for what it does unasked. */
  public static final Author SERVER = new Author("server", "Attain");

  public Author {
    Objects.requireNonNull(key);
    Objects.requireNonNull(name);
  }
}
