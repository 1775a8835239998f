package dev.attain.analytics.cohort;

import dev.attain.analytics.cohort.CohortAnswer.Answered;
import dev.attain.analytics.cohort.CohortAnswer.Unknown;
import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.Level;
import dev.attain.competency.framework.RoleProfile;
import dev.attain.competency.framework.RoleProfile.Requirement;
import dev.attain.competency.proficiency.dossier.Goal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be reached.
 *
 * @param competency null for the whole role; likewise the level
 */
public record TimesTarget(@Nullable Competency competency, @Nullable Level level, Goal goal) {

  static CohortAnswer<TimesTarget> of(
      TimesQuestion question, RoleProfile role, Framework framework) {
    Duration heldFor = Duration.ofDays(question.heldDays());
    return question.competency() == null
        ? ofRole(role, framework, heldFor)
        : ofCompetency(question.competency(), question.level(), role, framework, heldFor);
  }

  private static CohortAnswer<TimesTarget> ofRole(
      RoleProfile role, Framework framework, Duration heldFor) {
    List<Goal.Part> parts = new ArrayList<>();
    for (Requirement requirement : role.requirements()) {
      if (requirement.mandatory()) {
        Optional<Competency> competency = framework.findCompetency(requirement.competency());
        if (competency.isEmpty()) {
          return new Unknown<>(
              framework.versionId()
                  + " has no competency "
                  + requirement.competency()
                  + ", which the role makes mandatory.");
        }
        parts.add(new Goal.Part(competency.get(), requirement.level()));
      }
    }
    return parts.isEmpty()
        ? new Unknown<>(
            "The role " + role.id() + " has no mandatory requirement: name a competency.")
        : new Answered<>(new TimesTarget(null, null, new Goal(parts, heldFor)));
  }

  private static CohortAnswer<TimesTarget> ofCompetency(
      CompetencyId id,
      @Nullable Integer asked,
      RoleProfile role,
      Framework framework,
      Duration heldFor) {
    Optional<Competency> competency = framework.findCompetency(id);
    if (competency.isEmpty()) {
      return new Unknown<>(framework.versionId() + " has no competency " + id + ".");
    }
    Optional<Integer> number =
        asked != null
            ? Optional.of(asked)
            : role.requirements().stream()
                .filter(requirement -> requirement.competency().equals(id))
                .map(Requirement::level)
                .findFirst();
    if (number.isEmpty()) {
      return new Unknown<>(
          "The role " + role.id() + " does not require " + id + ": say which level.");
    }
    Optional<Level> level =
        framework.scale().stream().filter(l -> l.level() == number.get()).findFirst();
    return level.isEmpty()
        ? new Unknown<>(framework.versionId() + " has no level " + number.get() + ".")
        : new Answered<>(
            new TimesTarget(
                competency.get(),
                level.get(),
                new Goal(List.of(new Goal.Part(competency.get(), number.get())), heldFor)));
  }

  /** Whether kept attainments are not enough to answer by. */
  boolean needsEvidence() {
    return competency == null || !goal.heldFor().isZero() || competency.rollup() != null;
  }
}
