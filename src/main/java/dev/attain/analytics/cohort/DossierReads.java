package dev.attain.analytics.cohort;

import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.override.LevelOverrides;
import dev.attain.competency.proficiency.LevelOverride;
import dev.attain.competency.proficiency.Portfolio;
import dev.attain.competency.proficiency.dossier.Dossier;
import dev.attain.competency.projection.PersonCompetency;
import dev.attain.competency.projection.PortfolioReads;
import dev.attain.people.PersonId;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads many people's evidence, some people at a time: what is read is let go at once. */
public final class DossierReads {
  private static final int PEOPLE_AT_A_TIME = 50;

  private final PortfolioReads reads;
  private final LevelOverrides overrides;

  public DossierReads(PortfolioReads reads, LevelOverrides overrides) {
    this.reads = reads;
    this.overrides = overrides;
  }

  /**
   * What {@code answer} says of each person.
   *
   * @param competencies that the answers rest on; those below a roll-up are read with it
   */
  public <T> Future<Map<PersonId, T>> each(
      Framework framework,
      List<PersonId> people,
      Collection<Competency> competencies,
      Function<Dossier, T> answer) {
    Set<CompetencyId> leaves = new LinkedHashSet<>();
    competencies.forEach(competency -> addLeaves(framework, competency, leaves));
    Map<PersonId, T> answers = new HashMap<>();
    Future<?> done = Future.succeededFuture();
    for (int start = 0; start < people.size(); start += PEOPLE_AT_A_TIME) {
      List<PersonId> some =
          people.subList(start, Math.min(people.size(), start + PEOPLE_AT_A_TIME));
      done =
          done.compose(before -> overrides.find(framework.id(), some))
              .compose(
                  overridden ->
                      reads
                          .portfolios(framework, pairs(some, leaves))
                          .map(
                              found -> {
                                answer(framework, some, found, overridden, answer, answers);
                                return null;
                              }));
    }
    return done.map(last -> answers);
  }

  private static List<PersonCompetency> pairs(List<PersonId> people, Set<CompetencyId> leaves) {
    return people.stream()
        .flatMap(person -> leaves.stream().map(leaf -> new PersonCompetency(person, leaf)))
        .toList();
  }

  private static <T> void answer(
      Framework framework,
      List<PersonId> people,
      Map<PersonCompetency, Portfolio> found,
      Map<PersonId, Map<CompetencyId, List<LevelOverride>>> overridden,
      Function<Dossier, T> answer,
      Map<PersonId, T> answers) {
    for (PersonId person : people) {
      List<Portfolio> portfolios =
          found.values().stream().filter(p -> p.person().equals(person)).toList();
      answers.put(
          person,
          answer.apply(
              Dossier.of(
                  framework, person, portfolios, overridden.getOrDefault(person, Map.of()))));
    }
  }

  private static void addLeaves(
      Framework framework, Competency competency, Set<CompetencyId> leaves) {
    if (competency.rollup() == null) {
      leaves.add(competency.id());
    } else {
      framework.children(competency.id()).forEach(child -> addLeaves(framework, child, leaves));
    }
  }
}
