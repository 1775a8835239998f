package dev.attain.competency.dryrun;

import dev.attain.competency.framework.CompetencyId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One person's other level of one competency.
 *
 * @param code of the competency, in the version tried where it has it
 * @param now by the version that answers; null for none
 * @param then by the version that is tried; null for none
 * @param reasons the decisive ones first; at least one
 */
public record LevelChange(
    CompetencyId competency,
    String code,
    @Nullable Integer now,
    @Nullable Integer then,
    List<Reason> reasons) {
  public LevelChange {
    Objects.requireNonNull(competency);
    Objects.requireNonNull(code);
    reasons = List.copyOf(reasons);
  }

  boolean isRaised() {
    return (then == null ? 0 : then) > (now == null ? 0 : now);
  }
}
