package dev.attain.competency.projection;

import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.projection.EvidenceChanges.Change;
import dev.attain.competency.projection.EvidenceChanges.Given;
import dev.attain.competency.projection.EvidenceChanges.Voided;
import dev.attain.competency.projection.changes.CompetencyChange.Cause;
import dev.attain.competency.projection.changes.Figure;
import dev.attain.competency.projection.changes.Touched;
import dev.attain.xapi.StatementId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The evidence of all pairs that a batch touches, before and after.
 *
 * <p>Not thread-safe: one batch, one thread at a time.
 */
final class TouchedPortfolios {
  private final Map<PersonCompetency, KeptEvidence> kept = new HashMap<>();
  private final Map<PersonCompetency, Map<String, Evidence>> evidence = new LinkedHashMap<>();
  private final Map<StatementId, Set<PersonCompetency>> pairsOf = new HashMap<>();
  private final Set<StatementId> changedStatements = new LinkedHashSet<>();
  private final Map<PersonCompetency, Set<StatementId>> reasons = new HashMap<>();
  private final Set<PersonCompetency> voided = new HashSet<>();

  /** Says whose evidence a stored statement gave, share by share. */
  void known(StatementId statement, List<PersonCompetency> pairs) {
    pairsOf.computeIfAbsent(statement, known -> new LinkedHashSet<>()).addAll(pairs);
  }

  /** The pairs that the changes touch; their evidence must be loaded before {@link #apply}. */
  Set<PersonCompetency> touchedBy(List<Change> changes) {
    Set<PersonCompetency> touched = new LinkedHashSet<>();
    for (Change change : changes) {
      if (change instanceof Given given) {
        given.evidence().forEach(item -> touched.add(pair(item)));
      } else if (change instanceof Voided voided) {
        touched.addAll(pairsOf.getOrDefault(voided.target(), Set.of()));
      }
    }
    return touched;
  }

  void loaded(PersonCompetency pair, KeptEvidence before) {
    kept.put(pair, before);
    Map<String, Evidence> byId = new LinkedHashMap<>();
    before.items().forEach(item -> byId.put(item.id(), item));
    evidence.put(pair, byId);
  }

  void apply(List<Change> changes) {
    for (Change change : changes) {
      if (change instanceof Given given) {
        give(given);
      } else if (change instanceof Voided voided) {
        take(voided.target());
      }
    }
  }

  private void give(Given given) {
    Set<PersonCompetency> pairs =
        pairsOf.computeIfAbsent(given.statement(), statement -> new LinkedHashSet<>());
    for (Evidence item : given.evidence()) {
      loaded(pair(item)).put(item.id(), item);
      pairs.add(pair(item));
      reasons.computeIfAbsent(pair(item), first -> new LinkedHashSet<>()).add(given.statement());
    }
    changedStatements.add(given.statement());
  }

  private void take(StatementId statement) {
    Set<PersonCompetency> pairs = pairsOf.remove(statement);
    if (pairs == null) {
      return;
    }
    for (PersonCompetency pair : pairs) {
      loaded(pair).values().removeIf(item -> item.statement().equals(statement));
      reasons.computeIfAbsent(pair, first -> new LinkedHashSet<>()).add(statement);
      voided.add(pair);
    }
    changedStatements.add(statement);
  }

  private Map<String, Evidence> loaded(PersonCompetency pair) {
    Map<String, Evidence> items = evidence.get(pair);
    if (items == null) {
      throw new IllegalStateException("not loaded: " + pair);
    }
    return items;
  }

  private static PersonCompetency pair(Evidence item) {
    return new PersonCompetency(item.person(), item.competency());
  }

  /** What each touched pair's evidence is now. */
  Map<PersonCompetency, List<Evidence>> evidence() {
    Map<PersonCompetency, List<Evidence>> now = new LinkedHashMap<>();
    evidence.forEach((pair, items) -> now.put(pair, List.copyOf(items.values())));
    return now;
  }

  /** What is kept of a pair that was loaded. */
  KeptEvidence kept(PersonCompetency pair) {
    return kept.getOrDefault(pair, KeptEvidence.NONE);
  }

  /** Why a pair is computed anew. */
  Touched touched(PersonCompetency pair, Figure figure) {
    return new Touched(
        figure,
        voided.contains(pair) ? Cause.VOIDING : Cause.STATEMENTS,
        List.copyOf(reasons.getOrDefault(pair, Set.of())));
  }

  /** Whose evidence each changed statement gives now; nobody's when it was voided. */
  Map<StatementId, Set<PersonCompetency>> statements() {
    Map<StatementId, Set<PersonCompetency>> changed = new LinkedHashMap<>();
    changedStatements.forEach(
        statement -> changed.put(statement, pairsOf.getOrDefault(statement, Set.of())));
    return changed;
  }
}
