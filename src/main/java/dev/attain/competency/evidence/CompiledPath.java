package dev.attain.competency.evidence;

import dev.attain.competency.framework.PathCondition;
import dev.attain.profiles.matching.RuleCheck;
import dev.attain.xapi.json.path.JsonEquality;
import dev.attain.xapi.json.text.JsonNumber;
import dev.attain.xapi.json.text.JsonValue;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A condition on what is at a JSONPath, compiled. */
record CompiledPath(
    PathCondition condition,
    RuleCheck check,
    @Nullable BigDecimal atLeast,
    @Nullable BigDecimal below) {

  static CompiledPath of(PathCondition condition) {
    return new CompiledPath(
        condition,
        RuleCheck.of(condition.asRule()),
        amount(condition.atLeast()),
        amount(condition.below()));
  }

  private static @Nullable BigDecimal amount(@Nullable Double bound) {
    return bound == null ? null : BigDecimal.valueOf(bound);
  }

  boolean holds(JsonValue statement) {
    return check.breach(statement).isEmpty()
        && (!condition.hasBounds() || check.values(statement).stream().anyMatch(this::isWithin));
  }

  private boolean isWithin(JsonValue value) {
    Optional<BigDecimal> amount =
        value instanceof JsonNumber number ? JsonEquality.amount(number) : Optional.empty();
    return amount.isPresent()
        && (atLeast == null || amount.get().compareTo(atLeast) >= 0)
        && (below == null || amount.get().compareTo(below) < 0);
  }
}
