package dev.attain.xapi.json.text;

import dev.attain.xapi.json.text.JsonDocument.Fault;

/** Ends the parsing of a broken text; it never leaves this package, and carries no stack. */
final class JsonFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final Fault fault;
  private final int at;
  private final String description;

  JsonFault(Fault fault, int at, String description) {
    super(description, null, false, false);
    this.fault = fault;
    this.at = at;
    this.description = description;
  }

  Fault fault() {
    return fault;
  }

  /** The byte offset of the fault. */
  int at() {
    return at;
  }

  String describe() {
    return description;
  }
}
