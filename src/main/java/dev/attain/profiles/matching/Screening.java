package dev.attain.profiles.matching;

import dev.attain.xapi.Statement;
import dev.attain.xapi.json.text.JsonValue;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Which statements are kept and shown, but are no evidence, because a template calls them invalid.
 */
@FunctionalInterface
public interface Screening {

  /** Nothing is quarantined. */
  Screening NONE = (statement, json, stored) -> false;

  /**
   * Whether a statement is quarantined: always the same answer for a statement of the log.
   *
   * @param json asked for only when it is needed
   * @param stored what was chosen at that instant decides
   */
  boolean isQuarantined(Statement statement, Supplier<? extends JsonValue> json, Instant stored);
}
