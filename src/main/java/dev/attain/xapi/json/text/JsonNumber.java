package dev.attain.xapi.json.text;

import java.util.Objects;

/**
 * A number as the characters received. It is not converted here: an exponent is unbounded, and
 * arithmetic on {@code 1e999999999} would take all memory there is.
 */
public record JsonNumber(int start, int end, String text) implements JsonValue {
  public JsonNumber {
    Objects.requireNonNull(text);
  }

  @Override
  public String noun() {
    return "a number";
  }
}
