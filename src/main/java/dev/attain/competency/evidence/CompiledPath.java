package dev.attain.competency.evidence;

import dev.attain.competency.framework.PathCondition;
import dev.attain.profiles.matching.RuleCheck;
import dev.attain.xapi.json.text.JsonNumber;
import dev.attain.xapi.json.text.JsonValue;

/** A condition on what is at a JSONPath, compiled. */
record CompiledPath(PathCondition condition, RuleCheck check, NumberSpan span) {

  static CompiledPath of(PathCondition condition) {
    return new CompiledPath(
        condition,
        RuleCheck.of(condition.asRule()),
        NumberSpan.between(condition.atLeast(), condition.below()));
  }

  boolean holds(JsonValue statement) {
    return check.breach(statement).isEmpty()
        && (!condition.hasBounds() || check.values(statement).stream().anyMatch(this::isWithin));
  }

  private boolean isWithin(JsonValue value) {
    return value instanceof JsonNumber number && span.contains(number);
  }
}
