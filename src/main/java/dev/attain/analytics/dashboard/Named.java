package dev.attain.analytics.dashboard;

import dev.attain.analytics.grid.Column;
import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.CompetencyId;
import org.jspecify.annotations.Nullable;

/**
 * A competency as tables name it, with the method that its figures are by.
 *
 * @param level that the role requires; null where several roles are looked at
 * @param mandatory likewise
 */
public record Named(
    CompetencyId competency,
    String code,
    String name,
    String method,
    @Nullable Integer level,
    @Nullable Boolean mandatory) {

  static Named of(Column column) {
    Competency competency = column.competency();
    return new Named(
        competency.id(),
        competency.code(),
        competency.name(),
        competency.methodId(),
        column.requirement().level(),
        column.requirement().mandatory());
  }

  static Named of(Competency competency) {
    return new Named(
        competency.id(), competency.code(), competency.name(), competency.methodId(), null, null);
  }
}
