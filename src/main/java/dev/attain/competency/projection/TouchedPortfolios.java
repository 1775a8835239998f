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
  private final Map<PersonCompetency, Map<String, Evidence>> evidence = new HashMap<>();
  private final Map<StatementId, Set<PersonCompetency>> pairsOf = new HashMap<>();
  private final Map<PersonCompetency, Set<StatementId>> reasons = new LinkedHashMap<>();
  private final Set<PersonCompetency> voided = new HashSet<>();

  /**
   * @param kept of statements that are voided now, the pairs that they are kept to have given
   *     evidence of
   */
  TouchedPortfolios(Map<StatementId, Set<PersonCompetency>> kept) {
    kept.forEach((statement, pairs) -> pairsOf.put(statement, new LinkedHashSet<>(pairs)));
  }

  /** The pairs that the changes touch; {@link #apply} needs what is kept of them. */
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

  /**
   * @param before what is kept of each pair that the changes touch
   */
  void apply(List<Change> changes, Map<PersonCompetency, KeptEvidence> before) {
    before.forEach(
        (pair, of) -> {
          kept.put(pair, of);
          Map<String, Evidence> byId = new LinkedHashMap<>();
          of.items().forEach(item -> byId.put(item.id(), item));
          evidence.put(pair, byId);
        });
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
      changed(pair(item), given.statement());
    }
  }

  private void take(StatementId statement) {
    for (PersonCompetency pair : pairsOf.getOrDefault(statement, Set.of())) {
      loaded(pair).values().removeIf(item -> item.statement().equals(statement));
      changed(pair, statement);
      voided.add(pair);
    }
  }

  private void changed(PersonCompetency pair, StatementId by) {
    reasons.computeIfAbsent(pair, first -> new LinkedHashSet<>()).add(by);
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

  /** What the evidence of each pair is now that {@link #apply} has touched. */
  Map<PersonCompetency, List<Evidence>> changed() {
    Map<PersonCompetency, List<Evidence>> now = new LinkedHashMap<>();
    reasons.keySet().forEach(pair -> now.put(pair, List.copyOf(loaded(pair).values())));
    return now;
  }

  /** What is kept of a pair. */
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
}
