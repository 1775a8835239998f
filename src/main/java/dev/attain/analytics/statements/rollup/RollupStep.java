package dev.attain.analytics.statements.rollup;

import dev.attain.analytics.statements.filter.StatementRow;
import dev.attain.json.Json;
import dev.attain.records.RecordWrite;
import dev.attain.statements.Position;
import dev.attain.statements.StoredStatement;
import dev.attain.statements.Terms;
import dev.attain.xapi.StatementId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of the log as it is counted: what it changes, and what it voids. Statements are not
 * kept.
 */
final class RollupStep {
  /** Of a statement, while nothing is known of those that come. */
  private static final long USUAL_OCTETS = 4_096;

  private final RollupBounds bounds;
  private final Terms terms;
  private final RollupChanges changes = new RollupChanges();
  private final List<RecordWrite> voided = new ArrayList<>();
  private final Set<String> known = new HashSet<>();
  private Position through;
  private long largest = USUAL_OCTETS;
  private int taken;

  /**
   * @param from everything at or below it was counted before
   */
  RollupStep(RollupBounds bounds, Terms terms, Position from) {
    this.bounds = bounds;
    this.terms = terms;
    this.through = from;
  }

  /**
   * What is known of voidings, for some statements that are taken next.
   *
   * @param before the ids of statements that were voided before this step
   * @param targets what those statements void, as far as it is there
   */
  record Voidings(Set<String> before, Map<StatementId, StoredStatement> targets) {
    Voidings {
      before = Set.copyOf(before);
      targets = Map.copyOf(targets);
    }
  }

  boolean isEmpty() {
    return taken == 0;
  }

  boolean isFull() {
    return room() == 0;
  }

  /** How many statements may be taken next; 0 when it is full. */
  int room() {
    if (changes.octets() >= bounds.octets()) {
      return 0;
    }
    long fitting = Math.max(1, bounds.octetsAtOnce() / largest);
    return (int) Math.min(fitting, Math.min(bounds.readAtOnce(), bounds.statements() - taken));
  }

  /** Statements that follow those taken so far; what comes after it is full is left. */
  void take(List<StatementRow> rows, Voidings voidings) {
    known.addAll(voidings.before());
    // Half of what was known is forgotten, so that one large statement doesn't slow all that
    // follow.
    largest = Math.max(USUAL_OCTETS, largest / 2);
    for (StatementRow row : rows) {
      if (isFull()) {
        return;
      }
      take(row, voidings.targets());
      through = row.stored().position();
      largest = Math.max(largest, row.stored().json().length);
      taken++;
    }
  }

  private void take(StatementRow row, Map<StatementId, StoredStatement> targets) {
    Optional<StatementId> target = row.statement().findVoided();
    // A voiding statement can't be voided (Data 2.3.2).
    if (target.isPresent() || !known.contains(row.stored().id().toString())) {
      changes.add(row);
    }
    if (target.isPresent() && known.add(target.get().toString())) {
      voided.add(
          new RecordWrite.Put(
              RollupRecord.VOIDED,
              target.get().toString(),
              RecordWrite.ANY_REVISION,
              Json.bytes(new RollupRecord.Voided(row.stored().position().value())),
              Map.of()));
      remove(targets.get(target.get()), row.stored().position());
    }
  }

  private void remove(@Nullable StoredStatement target, Position voiding) {
    if (target == null || target.position().compareTo(voiding) > 0) {
      return;
    }
    StatementRow row = StatementRow.of(target, terms);
    if (row.statement().findVoided().isEmpty()) {
      changes.remove(row);
    }
  }

  /** How many statements were taken. */
  int taken() {
    return taken;
  }

  /** What changes; to be asked once, when it ends. */
  RollupChanges changes() {
    return changes;
  }

  /** The statements that were voided first here. */
  List<RecordWrite> voided() {
    return voided;
  }

  /** The last that was taken. */
  Position through() {
    return through;
  }
}
