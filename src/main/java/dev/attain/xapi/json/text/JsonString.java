package dev.attain.xapi.json.text;

import java.util.Objects;

/** A string; {@code value} has its escapes resolved. */
public record JsonString(int start, int end, String value) implements JsonValue {
  public JsonString {
    Objects.requireNonNull(value);
  }

  @Override
  public String noun() {
    return "a string";
  }
}
