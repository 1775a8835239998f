package dev.attain.analytics.statements.rollup;

import dev.attain.analytics.statements.filter.StatementRow;
import dev.attain.feed.Checkpoint;
import dev.attain.feed.FeedConsumer;
import dev.attain.feed.Scheduler;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import dev.attain.records.WriteOutcome;
import dev.attain.statements.Position;
import dev.attain.statements.StatementStore;
import dev.attain.statements.StoredStatement;
import dev.attain.statements.Terms;
import dev.attain.xapi.StatementId;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps summaries of all statements that are not voided, by reading the log.
 *
 * <p>A statement counts when the log comes to it, though it may be voided further on: it is taken
 * away where its voiding statement stands. One that was voided before it came never counts. So what
 * is kept is a function of the log up to the checkpoint, whenever it was read.
 */
public final class Rollups implements FeedConsumer {
  /** Records that one step changes at most, or little more: memory is theirs. */
  private static final int MOST_CHANGES = 20_000;

  private static final int MOST_READ_AT_ONCE = 5_000;
  private static final int FOUND_AT_ONCE = 50;

  private final StatementStore statements;
  private final RecordStore records;
  private final Terms terms;
  private final Scheduler scheduler;
  private final Runnable overtaken;

  /**
   * @param scheduler where statements are counted: no thread of the engine
   * @param overtaken called when somebody else has read on in the log, who should be left to it
   */
  public Rollups(
      StatementStore statements,
      RecordStore records,
      Terms terms,
      Scheduler scheduler,
      Runnable overtaken) {
    this.statements = statements;
    this.records = records;
    this.terms = terms;
    this.scheduler = scheduler;
    this.overtaken = overtaken;
  }

  @Override
  public Future<Checkpoint> resume() {
    return records
        .find(RollupRecord.CHECKPOINT, RollupRecord.LOG)
        .map(found -> found.map(Rollups::checkpoint).orElse(Checkpoint.NONE));
  }

  static Checkpoint checkpoint(StoredRecord stored) {
    return new Checkpoint(
        new Position(RollupRecord.read(stored, RollupRecord.Read.class).position()),
        stored.revision());
  }

  @Override
  public Future<Checkpoint> accept(List<StoredStatement> batch, Checkpoint from) {
    return scheduler.here(Future.succeededFuture(batch)).compose(here -> count(here, from));
  }

  private Future<Checkpoint> count(List<StoredStatement> batch, Checkpoint from) {
    List<StatementRow> rows = batch.stream().map(stored -> StatementRow.of(stored, terms)).toList();
    Set<String> asked = new HashSet<>();
    Set<StatementId> targets = new HashSet<>();
    for (StatementRow row : rows) {
      if (row.stored().voided()) {
        asked.add(row.stored().id().toString());
      }
      row.statement()
          .findVoided()
          .ifPresent(
              target -> {
                asked.add(target.toString());
                targets.add(target);
              });
    }
    return scheduler
        .here(read(RollupRecord.VOIDED, asked))
        .compose(
            known -> {
              targets.removeIf(target -> known.containsKey(target.toString()));
              return scheduler
                  .here(find(List.copyOf(targets), 0, new HashMap<>()))
                  .compose(found -> write(new Step(rows, known.keySet(), found), from));
            });
  }

  private Future<Map<StatementId, StoredStatement>> find(
      List<StatementId> ids, int start, Map<StatementId, StoredStatement> found) {
    if (start >= ids.size()) {
      return Future.succeededFuture(found);
    }
    int end = Math.min(ids.size(), start + FOUND_AT_ONCE);
    return Future.all(ids.subList(start, end).stream().map(statements::find).toList())
        .compose(
            some -> {
              for (Optional<StoredStatement> one : some.<Optional<StoredStatement>>list()) {
                one.ifPresent(stored -> found.put(stored.id(), stored));
              }
              return find(ids, end, found);
            });
  }

  private Future<Map<String, StoredRecord>> read(
      RecordCollection collection, Collection<String> ids) {
    return read(collection, List.copyOf(ids), 0, new HashMap<>());
  }

  private Future<Map<String, StoredRecord>> read(
      RecordCollection collection, List<String> ids, int start, Map<String, StoredRecord> found) {
    if (start >= ids.size()) {
      return Future.succeededFuture(found);
    }
    int end = Math.min(ids.size(), start + MOST_READ_AT_ONCE);
    return records
        .findAll(collection, ids.subList(start, end))
        .compose(
            some -> {
              found.putAll(some);
              return read(collection, ids, end, found);
            });
  }

  private Future<Checkpoint> write(Step step, Checkpoint from) {
    return scheduler
        .here(read(RollupRecord.COLLECTION, step.changes.ids()))
        .compose(
            before -> {
              List<RecordWrite> writes = new ArrayList<>(step.changes.writes(before));
              writes.addAll(step.voided);
              writes.add(
                  new RecordWrite.Put(
                      RollupRecord.CHECKPOINT,
                      RollupRecord.LOG,
                      from.revision(),
                      RollupRecord.json(new RollupRecord.Read(step.through.value())),
                      Map.of()));
              return records.write(writes);
            })
        .compose(
            outcome -> {
              if (outcome instanceof WriteOutcome.Written) {
                return Future.succeededFuture(new Checkpoint(step.through, from.revision() + 1));
              }
              overtaken.run();
              return resume();
            });
  }

  /** A batch, or as much of its beginning as is taken at once. */
  private final class Step {
    private final RollupChanges changes = new RollupChanges();
    private final List<RecordWrite> voided = new ArrayList<>();
    private final Set<String> known;
    private final Map<StatementId, StoredStatement> targets;
    private Position through = Position.START;

    /**
     * @param known the ids of statements that were voided before
     * @param targets what statements of the batch void, as far as it is there
     */
    Step(List<StatementRow> rows, Set<String> known, Map<StatementId, StoredStatement> targets) {
      this.known = new HashSet<>(known);
      this.targets = targets;
      for (StatementRow row : rows) {
        if (changes.ids().size() >= MOST_CHANGES) {
          break;
        }
        take(row);
        through = row.stored().position();
      }
    }

    private void take(StatementRow row) {
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
                RollupRecord.json(new RollupRecord.Voided(row.stored().position().value())),
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
  }
}
