package dev.attain.xapi.json.text;

/**
 * A value of a JSON text, with the place it has there: from byte {@code start} (inclusive) to byte
 * {@code end} (exclusive) of the text it was parsed from.
 */
public sealed interface JsonValue
    permits JsonObject, JsonArray, JsonString, JsonNumber, JsonLiteral {
  int start();

  int end();

  /** What this value is, with its article: "an object", "a string", "null" … */
  String noun();
}
