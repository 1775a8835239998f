package dev.attain.analytics.cohort;

import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.override.LevelOverrides;
import dev.attain.competency.proficiency.Attainment;
import dev.attain.competency.proficiency.dossier.Dossier;
import dev.attain.competency.proficiency.dossier.Goal;
import dev.attain.competency.projection.PersonCompetency;
import dev.attain.competency.projection.PortfolioReads;
import dev.attain.people.PersonId;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what figures of a cohort are computed from: what is kept, where that is enough, and the
 * evidence for roll-ups and for targets that ask for more than first attainments.
 */
final class CohortReads {
  private final PortfolioReads reads;
  private final LevelOverrides overrides;

  CohortReads(PortfolioReads reads, LevelOverrides overrides) {
    this.reads = reads;
    this.overrides = overrides;
  }

  /** What was found in one person's evidence. */
  private record Found(
      Map<CompetencyId, List<Attainment>> attainments, Optional<Instant> reached) {}

  /**
   * @param asked the competencies that are asked about
   */
  Future<CohortEvidence> load(
      CohortBasis basis, Set<CompetencyId> asked, TimesTarget target, Instant asOf) {
    Framework framework = basis.framework();
    List<PersonId> people =
        basis.cohort().members().stream()
            .map(member -> new PersonId(member.person()))
            .distinct()
            .toList();
    // The reach first: what is read after it is at least as new.
    return reads
        .reach(framework.versionId())
        .compose(
            reach ->
                reads
                    .people(framework, people)
                    .compose(
                        standings ->
                            found(framework, people, asked, target)
                                .map(
                                    found ->
                                        evidence(
                                            new CohortEvidence(
                                                basis.cohort(),
                                                basis.role(),
                                                framework,
                                                reach,
                                                asOf,
                                                standings,
                                                new HashMap<>(),
                                                new HashMap<>()),
                                            found))));
  }

  private Future<Map<PersonId, Found>> found(
      Framework framework, List<PersonId> people, Set<CompetencyId> asked, TimesTarget target) {
    List<Competency> rolledUp =
        framework.competencies().stream()
            .filter(c -> c.rollup() != null && asked.contains(c.id()))
            .toList();
    Goal goal = target.needsEvidence() ? target.goal() : null;
    Set<Competency> needed = new LinkedHashSet<>(rolledUp);
    if (goal != null) {
      goal.parts().forEach(part -> needed.add(part.competency()));
    }
    return needed.isEmpty()
        ? Future.succeededFuture(Map.of())
        : new DossierReads(reads, overrides)
            .each(framework, people, needed, dossier -> found(dossier, rolledUp, goal));
  }

  private static Found found(Dossier dossier, List<Competency> rolledUp, @Nullable Goal goal) {
    Map<CompetencyId, List<Attainment>> attainments = new HashMap<>();
    for (Competency competency : rolledUp) {
      attainments.put(competency.id(), dossier.attainments(competency));
    }
    return new Found(attainments, goal == null ? Optional.empty() : goal.firstReached(dossier));
  }

  private static CohortEvidence evidence(CohortEvidence before, Map<PersonId, Found> found) {
    Map<PersonCompetency, List<Attainment>> attainments = new HashMap<>();
    Map<PersonId, Instant> reached = new HashMap<>();
    found.forEach(
        (person, of) -> {
          of.attainments()
              .forEach((id, all) -> attainments.put(new PersonCompetency(person, id), all));
          of.reached().ifPresent(at -> reached.put(person, at));
        });
    return new CohortEvidence(
        before.cohort(),
        before.role(),
        before.framework(),
        before.reach(),
        before.asOf(),
        before.standings(),
        attainments,
        reached);
  }
}
