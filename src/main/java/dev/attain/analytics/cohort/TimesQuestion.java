package dev.attain.analytics.cohort;

import dev.attain.competency.framework.CompetencyId;
import org.jspecify.annotations.Nullable;

/**
 * What time to competence is asked about.
 *
 * @param competency null for the whole role: all of its mandatory requirements at the same time
 * @param level null for the level that the role requires; of one competency only
 * @param heldDays for how many days the level has to hold without a break, at least 0
 * @param version of the role's framework; null for the one in force
 */
public record TimesQuestion(
    @Nullable CompetencyId competency,
    @Nullable Integer level,
    int heldDays,
    @Nullable String version) {
  public TimesQuestion {
    if (heldDays < 0) {
      throw new IllegalArgumentException("held for " + heldDays + " days");
    }
  }
}
