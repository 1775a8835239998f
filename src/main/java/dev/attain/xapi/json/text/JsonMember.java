package dev.attain.xapi.json.text;

import java.util.Objects;

/** A name and its value; {@code start} is the byte offset of the name's opening quote. */
public record JsonMember(int start, String name, JsonValue value) {
  public JsonMember {
    Objects.requireNonNull(name);
    Objects.requireNonNull(value);
  }
}
