package dev.attain.xapi.json.text;

import java.util.List;

/** An array. */
public record JsonArray(int start, int end, List<JsonValue> items) implements JsonValue {
  public JsonArray {
    items = List.copyOf(items);
  }

  @Override
  public String noun() {
    return "an array";
  }
}
