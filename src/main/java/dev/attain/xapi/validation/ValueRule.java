package dev.attain.xapi.validation;

import dev.attain.xapi.json.text.JsonValue;

/** What a value has to be; a rule is immutable and is used by any number of threads. */
@FunctionalInterface
interface ValueRule {

  /**
   * Adds to {@code report} what is wrong with {@code value}, which is not JSON's null: that is
   * checked where values are taken out of objects and arrays.
   */
  void check(JsonValue value, Report report);
}
