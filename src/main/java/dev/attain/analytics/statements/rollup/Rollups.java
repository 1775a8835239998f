package dev.attain.analytics.statements.rollup;

import dev.attain.analytics.statements.filter.StatementRow;
import dev.attain.feed.FeedWork;
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
import java.util.Collections;
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
  private static final int MOST_READ_AT_ONCE = 5_000;
  private static final int FOUND_AT_ONCE = 50;

  private final StatementStore statements;
  private final RecordStore records;
  private final Terms terms;
  private final Scheduler scheduler;
  private final RollupBounds bounds;
  private final Runnable overtaken;

  /** Changed by one task after the other; any thread may ask how far it is. */
  private volatile RollupState.@Nullable Kept kept;

  private @Nullable RollupFold fold;
  private boolean atEnd;

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
  }

  /** Throws away what is kept, while nobody follows the log: all is counted anew from then on. */
  public static Future<Void> discard(RecordStore records, Scheduler scheduler) {
    return find(records).compose(kept -> new FormerRollups(records, scheduler).remove(kept));
  }

  /** What is kept of how far the log was counted. */
  static Future<RollupState.Kept> find(RecordStore records) {
    return records
        .find(RollupRecord.CHECKPOINT, RollupRecord.LOG)
        .map(found -> found.map(RollupState.Kept::of).orElse(RollupState.Kept.NONE));
  }

  /**
   * Counts on until the log ends or memory is full, and writes that; or puts runs together that
   * were written, when there are enough.
   */
  @Override
  public Future<Boolean> step() {
    RollupState.Kept from = kept;
    if (from == null) {
      return scheduler.here(find(records)).map(this::standAt);
    }
    if (!from.state().isKnown()) {
      startAnew();
      return scheduler.here(new FormerRollups(records, scheduler).remove(from)).map(done -> true);
    }
    Optional<RollupRun> due = from.state().due(bounds.runs());
    atEnd = false;
    if (due.isPresent()) {
      return fold(from, due.get());
    }
    RollupStep step = new RollupStep(bounds, terms, from.state().through());
    return gather(step)
        .compose(
            gathered ->
                step.isEmpty()
                    ? Future.succeededFuture(false)
                    : written(step, from).compose(part -> write(from, part)));
  }

  /** Whether the last step left nothing that was there when it read. */
  boolean isAtEnd() {
    return atEnd;
  }

  /** Everything at or below it is counted; the start of the log while that is not known. */
  Position through() {
    RollupState.Kept known = kept;
    return known == null ? Position.START : known.state().through();
  }

  @Override
  public void startAnew() {
    kept = null;
    fold = null;
  }

  private boolean standAt(RollupState.Kept next) {
    kept = next;
    return true;
  }

  private Future<Boolean> fold(RollupState.Kept from, RollupRun whole) {
    RollupFold known = fold;
    Future<RollupFold> begun =
        known == null
            ? RollupFold.of(records, scheduler, bounds, from.state(), whole)
            : Future.succeededFuture(known);
    return begun.compose(
        going ->
            going
                .step(from.state())
                .compose(
                    part -> {
                      fold = part.next().folding() == null ? null : going;
                      return write(from, part);
                    }));
  }

  private Future<Void> gather(RollupStep step) {
    int room = step.room();
    return scheduler
        .here(statements.readForward(step.through(), room))
        .compose(
            batch -> {
              // What follows must not hold the statements: it waits until the whole step is
              // gathered.
              boolean wasLast = batch.size() < room;
              return take(batch, step)
                  .compose(
                      taken -> {
                        atEnd = !step.isFull() && wasLast;
                        return atEnd || step.isFull() ? Future.succeededFuture() : gather(step);
                      });
            });
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

  /** Table by table, each a task of its own. */
  private Future<RollupFold.Part> written(RollupStep step, RollupState.Kept from) {
    RollupRun run = from.state().next(step.taken());
    List<RecordWrite> writes = new ArrayList<>(step.voided());
    List<String> chunks = new ArrayList<>();
    RollupChanges changes = step.changes();
    changes.sort();
    Future<?> counted = Future.succeededFuture();
    for (RollupTable table : RollupTable.ALL) {
      counted =
          counted
              .compose(before -> scheduler.here(Future.succeededFuture()))
              .map(
                  here -> {
                    changes.forEach(
                        table,
                        (partition, chunk) -> {
                          chunks.add(partition + run.name());
                          RollupFold.put(partition + run.name(), chunk, bounds.chunk(), writes);
                        });
                    return null;
                  });
    }
    return counted.map(
        all -> {
          Collections.sort(chunks);
          writes.add(RollupFold.contents(run, chunks));
          return new RollupFold.Part(writes, from.state().counted(run, step.through()));
        });
  }

  private Future<Boolean> write(RollupState.Kept from, RollupFold.Part part) {
    List<RecordWrite> writes = new ArrayList<>(part.writes());
    writes.add(from.next(part.next()));
    return scheduler
        .here(records.write(writes))
        .map(
            outcome -> {
              if (outcome instanceof WriteOutcome.Written) {
                return standAt(from.after(part.next()));
              }
              startAnew();
              overtaken.run();
              return true;
            });
  }
}
