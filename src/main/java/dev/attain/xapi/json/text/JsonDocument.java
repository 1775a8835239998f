package dev.attain.xapi.json.text;

import java.util.Objects;

/** What became of a text that should be JSON. */
public sealed interface JsonDocument {

  /** The text is one JSON value. */
  record Parsed(JsonValue root) implements JsonDocument {
    public Parsed {
      Objects.requireNonNull(root);
    }
  }

  /**
   * The text is not acceptable JSON; the first fault is told.
   *
   * @param line of the fault, from 1
   * @param column of the fault in characters, from 1
   * @param path JSON path of the value that was being read
   * @param message what is wrong and what to do, without the place
   */
  record Broken(Fault fault, int line, int column, String path, String message)
      implements JsonDocument {}

  /** The kinds of faults. */
  enum Fault {
    /** Not the grammar of RFC 8259. */
    SYNTAX,
    /** Bytes or escapes that are no Unicode text. */
    ENCODING,
    /** A name twice in one object. */
    DUPLICATE_NAME,
    /** Correct, but beyond one of {@link JsonLimits}. */
    LIMIT
  }
}
