package dev.attain.xapi.validation;

import java.util.Objects;

/**
 * A rule that a text breaks.
 *
 * @param rule a number of the ADL's LRS requirements ({@code XAPI-00088}), a section of the
 *     specification ({@code Data 2.4.6}), {@code RFC 8259} for what is no JSON, or {@code Limit}
 *     for a bound of this server
 * @param path JSON path of the value, with indexes: {@code $[3].actor.mbox}
 * @param message what is wrong and what to do; it quotes at most 60 characters of the value
 */
public record Violation(String rule, String path, String message) {
  /** The rule of violations that are bounds of this server. */
  public static final String LIMIT = "Limit";

  public Violation {
    Objects.requireNonNull(rule);
    Objects.requireNonNull(path);
    Objects.requireNonNull(message);
  }

  @Override
  public String toString() {
    return path + ": " + message + " (" + rule + ")";
  }
}
