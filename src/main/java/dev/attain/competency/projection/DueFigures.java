package dev.attain.competency.projection;

import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.proficiency.LevelOverride;
import dev.attain.competency.proficiency.Portfolio;
import dev.attain.competency.proficiency.dossier.Dossier;
import dev.attain.competency.projection.changes.CompetencyChange.Cause;
import dev.attain.competency.projection.changes.DueLevels;
import dev.attain.competency.projection.changes.RolledUpFigure;
import dev.attain.competency.projection.changes.ToldLevel;
import dev.attain.competency.projection.changes.Touched;
import dev.attain.people.PersonId;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The figures of levels that are looked at though nobody's evidence is new, rolled up or not. */
final class DueFigures {
  private final Framework framework;
  private final CachedEvidence cache;
  private final PortfolioWrites portfolios;

  DueFigures(Framework framework, CachedEvidence cache, PortfolioWrites portfolios) {
    this.framework = framework;
    this.cache = cache;
    this.portfolios = portfolios;
  }

  /**
   * Those of competencies that the framework has.
   *
   * @param cause of what has changed of figures that are not rolled up
   */
  Future<List<Touched>> of(DueLevels due, Cause cause) {
    Set<PersonCompetency> leaves = new LinkedHashSet<>();
    for (ToldLevel level : due.levels()) {
      framework
          .findCompetency(level.competency())
          .ifPresent(competency -> addLeaves(level.person(), competency, leaves));
    }
    return cache
        .find(leaves)
        .map(
            evidence -> {
              List<Touched> figures = new ArrayList<>();
              for (ToldLevel level : due.levels()) {
                framework
                    .findCompetency(level.competency())
                    .map(competency -> figure(level.person(), competency, due, evidence, cause))
                    .ifPresent(figures::add);
              }
              return figures;
            });
  }

  private void addLeaves(PersonId person, Competency competency, Set<PersonCompetency> leaves) {
    if (competency.rollup() == null) {
      leaves.add(new PersonCompetency(person, competency.id()));
    } else {
      framework.children(competency.id()).forEach(child -> addLeaves(person, child, leaves));
    }
  }

  private Touched figure(
      PersonId person,
      Competency competency,
      DueLevels due,
      Map<PersonCompetency, KeptEvidence> evidence,
      Cause cause) {
    Map<CompetencyId, List<LevelOverride>> overrides = due.overridesOf(person);
    List<LevelOverride> own = overrides.getOrDefault(competency.id(), List.of());
    if (competency.rollup() == null) {
      PersonCompetency pair = new PersonCompetency(person, competency.id());
      return new Touched(
          portfolios.figure(pair, Objects.requireNonNull(evidence.get(pair)).items()),
          cause,
          List.of(),
          own);
    }
    Set<PersonCompetency> leaves = new LinkedHashSet<>();
    addLeaves(person, competency, leaves);
    List<Portfolio> below =
        leaves.stream()
            .map(
                leaf ->
                    portfolios.portfolio(leaf, Objects.requireNonNull(evidence.get(leaf)).items()))
            .toList();
    return new Touched(
        new RolledUpFigure(Dossier.of(framework, person, below, overrides), competency),
        Cause.ROLL_UP,
        List.of(),
        own);
  }
}
