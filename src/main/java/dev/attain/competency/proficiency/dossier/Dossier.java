package dev.attain.competency.proficiency.dossier;

import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.Level;
import dev.attain.competency.proficiency.Attainment;
import dev.attain.competency.proficiency.GateCounts;
import dev.attain.competency.proficiency.LevelOverride;
import dev.attain.competency.proficiency.Portfolio;
import dev.attain.competency.proficiency.Proficiency;
import dev.attain.competency.proficiency.ProficiencyMethod;
import dev.attain.people.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * One person's portfolios in one framework, and what they say of every competency, whether it has
 * evidence of its own or is rolled up from its children.
 *
 * @param portfolios by competency; a competency that is not there has no evidence
 * @param overrides by competency, in the order in which they were decided
 */
public record Dossier(
    Framework framework,
    PersonId person,
    Map<CompetencyId, Portfolio> portfolios,
    Map<CompetencyId, List<LevelOverride>> overrides) {
  public Dossier {
    Objects.requireNonNull(framework);
    Objects.requireNonNull(person);
    portfolios = Map.copyOf(portfolios);
    overrides = Map.copyOf(overrides);
  }

  /** Without overrides. */
  public static Dossier of(Framework framework, PersonId person, Collection<Portfolio> portfolios) {
    return of(framework, person, portfolios, Map.of());
  }

  public static Dossier of(
      Framework framework,
      PersonId person,
      Collection<Portfolio> portfolios,
      Map<CompetencyId, List<LevelOverride>> overrides) {
    Map<CompetencyId, Portfolio> byId = new java.util.HashMap<>();
    portfolios.forEach(portfolio -> byId.put(portfolio.competency().id(), portfolio));
    return new Dossier(framework, person, byId, overrides);
  }

  /** Whether there is any evidence at all. */
  public boolean hasEvidence() {
    return portfolios.values().stream().anyMatch(portfolio -> !portfolio.evidence().isEmpty());
  }

  /** The evidence of a competency itself; empty for one that is rolled up. */
  public Portfolio portfolio(Competency competency) {
    Portfolio known = portfolios.get(competency.id());
    return known != null
        ? known
        : new Portfolio(framework.versionId(), person, competency, framework.scale(), List.of());
  }

  /** The figures at an instant, with the override that is in force then. */
  public Proficiency proficiency(Competency competency, Instant asOf) {
    Proficiency computed = figures(competency, asOf, true);
    return findOverride(competency.id(), asOf).map(computed::overriddenBy).orElse(computed);
  }

  /** The override in force at an instant; of several the one decided last. */
  public Optional<LevelOverride> findOverride(CompetencyId competency, Instant asOf) {
    return overrides.getOrDefault(competency, List.of()).stream()
        .filter(override -> override.inForceAt(asOf))
        .reduce((earlier, later) -> later);
  }

  /** The children of a roll-up that have a weight, in the framework's order. */
  List<Competency> children(Competency competency) {
    return competency.rollup() == null
        ? List.of()
        : framework.children(competency.id()).stream()
            .filter(child -> competency.rollup().weightOf(child.id()) > 0)
            .toList();
  }

  /**
   * @param overridden whether overrides of children count; they never do for attainments
   */
  Proficiency figures(Competency competency, Instant asOf, boolean overridden) {
    if (competency.rollup() == null) {
      return method(competency).proficiency(portfolio(competency), asOf);
    }
    List<RolledUp.Child> children =
        children(competency).stream()
            .map(child -> new RolledUp.Child(child, child(child, asOf, overridden)))
            .toList();
    return RolledUp.of(
        this,
        competency,
        competency.rollup(),
        children,
        GateCounts.of(leaves(competency), asOf),
        asOf);
  }

  private Proficiency child(Competency child, Instant asOf, boolean overridden) {
    return overridden ? proficiency(child, asOf) : figures(child, asOf, false);
  }

  private static ProficiencyMethod method(Competency competency) {
    return ProficiencyMethod.of(competency.method().id());
  }

  /** The portfolios that a figure rests on: its own, or those of all below it. */
  public List<Portfolio> leaves(Competency competency) {
    if (competency.rollup() == null) {
      return List.of(portfolio(competency));
    }
    List<Portfolio> leaves = new ArrayList<>();
    children(competency).forEach(child -> leaves.addAll(leaves(child)));
    return leaves;
  }

  /** The instants at which evidence occurred that can count for a competency. */
  NavigableSet<Instant> instants(Competency competency) {
    NavigableSet<Instant> instants = new TreeSet<>();
    for (Portfolio leaf : leaves(competency)) {
      leaf.evidence().stream()
          .filter(Evidence::provesSomething)
          .forEach(item -> instants.add(item.occurredAt()));
    }
    return instants;
  }

  /** When the first evidence occurred that can count for a competency. */
  public Optional<Instant> firstEvidence(Competency competency) {
    return instants(competency).stream().findFirst();
  }

  /** As {@link ProficiencyMethod#attainments}: overrides are no attainments. */
  public List<Attainment> attainments(Competency competency) {
    if (competency.rollup() == null) {
      return method(competency).attainments(portfolio(competency));
    }
    List<Level> scale =
        framework.scale().stream().sorted(Comparator.comparingInt(Level::level)).toList();
    List<Attainment> attained = new ArrayList<>();
    for (Instant at : instants(competency)) {
      if (attained.size() == scale.size()) {
        break;
      }
      Proficiency figures = figures(competency, at, false);
      while (attained.size() < scale.size() && figures.isAt(scale.get(attained.size()).level())) {
        attained.add(new Attainment(scale.get(attained.size()).level(), at));
      }
    }
    return attained;
  }

  /** Whether a level is computed to hold at an instant, from what had occurred by then. */
  boolean holds(Competency competency, int level, Instant at) {
    return figures(competency, at, false).isAt(level);
  }

  /** As {@link ProficiencyMethod#lapsesAt}, of the computed level. */
  public Optional<Instant> lapsesAt(Competency competency, Instant asOf) {
    Integer current = figures(competency, asOf, false).currentLevel();
    return current == null ? Optional.empty() : lapseOf(competency, current, asOf);
  }

  /** As {@link ProficiencyMethod#lapseOf}. */
  public Optional<Instant> lapseOf(Competency competency, int level, Instant asOf) {
    if (competency.rollup() != null) {
      Dossier known = knownAt(asOf);
      return LapseSearch.of(known.leaves(competency), asOf)
          .first(at -> known.holds(competency, level, at));
    }
    return framework.scale().stream()
        .filter(step -> step.level() == level)
        .findFirst()
        .flatMap(step -> method(competency).lapseOf(portfolio(competency), step, asOf));
  }

  /** Without what occurs after an instant. */
  Dossier knownAt(Instant asOf) {
    return of(
        framework,
        person,
        portfolios.values().stream().map(portfolio -> portfolio.knownAt(asOf)).toList(),
        overrides);
  }
}
