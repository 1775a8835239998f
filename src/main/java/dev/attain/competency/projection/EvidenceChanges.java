package dev.attain.competency.projection;

import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.projection.shares.Shares;
import dev.attain.people.Identities;
import dev.attain.statements.Position;
import dev.attain.statements.StoredStatement;
import dev.attain.xapi.Statement;
import dev.attain.xapi.StatementId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a batch of the feed does to evidence, in the order of the log.
 *
 * @param through the last statement that was read
 * @param who whose identifiers there are
 */
record EvidenceChanges(List<Change> changes, Position through, Identities who) {

  /** A bound on the writes of one batch, also when statements speak of large groups. */
  private static final int MAX_EVIDENCE = 2_000;

  sealed interface Change {}

  /** A statement gives evidence: at least one item. */
  record Given(StatementId statement, List<Evidence> evidence) implements Change {}

  /** A statement takes away what another one gave, if it gave any. */
  record Voided(StatementId target) implements Change {}

  EvidenceChanges {
    changes = List.copyOf(changes);
  }

  /**
   * Reads statements up to the one that exceeds the bound; at least one. A statement that is voided
   * by now gives nothing: its voiding takes no evidence away then.
   *
   * @param batch not empty
   * @param who whose identifiers there are
   * @param shares whose evidence to take
   */
  static EvidenceChanges of(
      List<StoredStatement> batch, LogReader reader, Identities who, Shares shares) {
    List<Change> changes = new ArrayList<>();
    Position through = batch.get(0).position();
    int items = 0;
    for (StoredStatement stored : batch) {
      if (items >= MAX_EVIDENCE) {
        break;
      }
      through = stored.position();
      if (stored.voided()) {
        continue;
      }
      Statement statement = reader.statement(stored);
      Optional<StatementId> voided = statement.findVoided();
      if (voided.isPresent()) {
        changes.add(new Voided(voided.get()));
        continue;
      }
      List<Evidence> evidence =
          reader.mapping().evidenceOf(statement, stored, who).stream()
              .filter(item -> shares.contains(item.person()))
              .toList();
      if (!evidence.isEmpty()) {
        changes.add(new Given(stored.id(), evidence));
        items += evidence.size();
      }
    }
    return new EvidenceChanges(changes, through, who);
  }

  /** The statements whose evidence this batch takes away, if they gave any. */
  List<StatementId> voided() {
    return changes.stream()
        .filter(Voided.class::isInstance)
        .map(change -> ((Voided) change).target())
        .distinct()
        .toList();
  }
}
