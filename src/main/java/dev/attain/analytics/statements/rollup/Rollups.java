package dev.attain.analytics.statements.rollup;

import dev.attain.analytics.statements.filter.StatementRow;
import dev.attain.feed.Checkpoint;
import dev.attain.feed.FeedWork;
import dev.attain.feed.Scheduler;
import dev.attain.json.Json;
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
public final class Rollups implements FeedWork {
  private static final int CELLS_AT_ONCE = 2_000;
  private static final int MOST_READ_AT_ONCE = 5_000;
  private static final int FOUND_AT_ONCE = 50;

  private final StatementStore statements;
  private final RecordStore records;
  private final Terms terms;
  private final Scheduler scheduler;
  private final RollupBounds bounds;
  private final Runnable overtaken;
  private @Nullable Checkpoint checkpoint;
  private int mostCells;

  /**
   * @param scheduler where statements are counted: no thread of the engine
   * @param overtaken called when somebody else has read on in the log, who should be left to it
   */
  public Rollups(
      StatementStore statements,
      RecordStore records,
      Terms terms,
      Scheduler scheduler,
      RollupBounds bounds,
      Runnable overtaken) {
    this.statements = statements;
    this.records = records;
    this.terms = terms;
    this.scheduler = scheduler;
    this.bounds = bounds;
    this.overtaken = overtaken;
    // How large summaries are is known after the first write.
    this.mostCells = Math.min(bounds.cells(), bounds.readAtOnce());
  }

  /** Counts on until the log ends or memory is full, and writes that: each summary once. */
  @Override
  public Future<Boolean> step() {
    Checkpoint from = checkpoint;
    if (from == null) {
      return scheduler.here(resume()).map(this::standAt);
    }
    RollupStep step = new RollupStep(bounds, mostCells, terms, from.position());
    return gather(step)
        .compose(
            gathered ->
                step.isEmpty()
                    ? Future.succeededFuture(false)
                    : write(step, from).map(this::standAt));
  }

  @Override
  public void startAnew() {
    checkpoint = null;
  }

  private boolean standAt(Checkpoint next) {
    checkpoint = next;
    return true;
  }

  private Future<Checkpoint> resume() {
    return records
        .find(RollupRecord.CHECKPOINT, RollupRecord.LOG)
        .map(found -> found.map(Rollups::checkpoint).orElse(Checkpoint.NONE));
  }

  static Checkpoint checkpoint(StoredRecord stored) {
    return new Checkpoint(
        new Position(Json.read(stored.id(), stored.json(), RollupRecord.Read.class).position()),
        stored.revision());
  }

  private Future<Void> gather(RollupStep step) {
    int room = step.room();
    return scheduler
        .here(statements.readForward(step.through(), room))
        .compose(
            batch ->
                batch.isEmpty()
                    ? Future.succeededFuture()
                    : take(batch, step)
                        .compose(
                            taken ->
                                step.isFull() || batch.size() < room
                                    ? Future.succeededFuture()
                                    : gather(step)));
  }

  private Future<Void> take(List<StoredStatement> batch, RollupStep step) {
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
    if (asked.isEmpty()) {
      step.take(rows, new RollupStep.Voidings(Set.of(), Map.of()));
      return Future.succeededFuture();
    }
    return scheduler
        .here(read(RollupRecord.VOIDED, List.copyOf(asked), 0, new HashMap<>()))
        .compose(
            known -> {
              targets.removeIf(target -> known.containsKey(target.toString()));
              return scheduler
                  .here(find(List.copyOf(targets), 0, new HashMap<>()))
                  .map(
                      found -> {
                        step.take(rows, new RollupStep.Voidings(known.keySet(), found));
                        return null;
                      });
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

  private Future<Checkpoint> write(RollupStep step, Checkpoint from) {
    int counted = step.counted();
    return change(step.cells(), 0, new ArrayList<>())
        .compose(
            writes -> {
              mostCells = bounds.cellsAfter(counted, octets(writes));
              writes.addAll(step.voided());
              writes.add(
                  new RecordWrite.Put(
                      RollupRecord.CHECKPOINT,
                      RollupRecord.LOG,
                      from.revision(),
                      Json.bytes(new RollupRecord.Read(step.through().value())),
                      Map.of()));
              return scheduler.here(records.write(writes));
            })
        .compose(
            outcome -> {
              if (outcome instanceof WriteOutcome.Written) {
                return Future.succeededFuture(new Checkpoint(step.through(), from.revision() + 1));
              }
              overtaken.run();
              return scheduler.here(resume());
            });
  }

  private Future<List<RecordWrite>> change(
      List<RollupCell> cells, int start, List<RecordWrite> writes) {
    if (start >= cells.size()) {
      return Future.succeededFuture(writes);
    }
    List<RollupCell> some = cells.subList(start, Math.min(cells.size(), start + CELLS_AT_ONCE));
    return scheduler
        .here(records.findAll(RollupRecord.COLLECTION, some.stream().map(RollupCell::id).toList()))
        .compose(
            before -> {
              some.forEach(cell -> writes.add(cell.write(before.get(cell.id()))));
              return change(cells, start + some.size(), writes);
            });
  }

  private static long octets(List<RecordWrite> writes) {
    long octets = 0;
    for (RecordWrite write : writes) {
      octets += write instanceof RecordWrite.Put put ? put.json().length : 0;
    }
    return octets;
  }
}
