package dev.attain.competency.projection;

import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.projection.changes.RecomputedChanges;
import dev.attain.competency.projection.shares.Generation;
import dev.attain.competency.projection.shares.RecordForm;
import dev.attain.competency.projection.shares.Strands;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import dev.attain.records.WriteOutcome;
import dev.attain.statements.Position;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Which generation of a framework version's projection answers, and which is being computed. */
public final class Generations {
  /** One {@link GenerationsRecord} for each framework version that was ever recomputed. */
  static final RecordCollection GENERATIONS =
      new RecordCollection("projection-generation", List.of());

  private static final Supplier<Future<List<RecordWrite>>> NO_MORE_WRITES =
      () -> Future.succeededFuture(List.of());

  private final RecordStore records;
  private final RecomputedChanges changes;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  public Generations(RecordStore records) {
    this.records = records;
    this.changes = new RecomputedChanges(records);
  }

  /**
   * How far a recomputation is.
   *
   * @param position how far it has come in the log, for all people
   */
  public record Progress(Recomputation recomputation, Position position) {}

  /** Calls {@code listener} after each recomputation that was begun or cancelled here. */
  void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** The generation whose figures are read. */
  Future<Generation> answering(FrameworkVersion framework) {
    return find(framework).map(record -> new Generation(framework, record.answering()));
  }

  Future<GenerationsRecord> find(FrameworkVersion framework) {
    return load(framework).map(found -> document(framework, found));
  }

  /** The last recomputation of a framework version, and how far it is. */
  public Future<Optional<Progress>> findRecomputation(FrameworkVersion framework) {
    return find(framework)
        .compose(
            record -> {
              Recomputation last = record.recomputation();
              return last == null
                  ? Future.succeededFuture(Optional.empty())
                  : new Strands(records, new Generation(framework, last.generation()))
                      .position()
                      .map(position -> Optional.of(new Progress(last, position)));
            });
  }

  /**
   * Has all figures of a framework version computed anew, beside those that answer meanwhile.
   *
   * @param by who asks for it
   * @param from where the log begins
   * @param of how far the log is
   * @return false when it is being recomputed already
   */
  Future<Boolean> recompute(
      FrameworkVersion framework, String by, Instant now, Position from, Position of) {
    return change(
            framework,
            record ->
                record.isRecomputing()
                    ? Optional.empty()
                    : Optional.of(
                        record.recomputed(
                            new Recomputation(
                                record.next(),
                                Recomputation.State.RUNNING,
                                by,
                                now,
                                from.value(),
                                of.value()))),
            NO_MORE_WRITES)
        .onSuccess(begun -> listeners.forEach(Runnable::run));
  }

  /**
   * Ends a recomputation; the figures that answer stay.
   *
   * @return false when none is under way
   */
  public Future<Boolean> cancel(FrameworkVersion framework) {
    return end(framework, running -> true, Recomputation.State.CANCELLED, NO_MORE_WRITES)
        .onSuccess(cancelled -> listeners.forEach(Runnable::run));
  }

  /** Lets the figures of a recomputation answer, if it is still under way, and tells so. */
  Future<Boolean> finish(Generation done, Instant now) {
    return end(
        done.framework(),
        running -> running.generation() == done.number(),
        Recomputation.State.DONE,
        () -> changes.writes(done.framework(), now));
  }

  /** Remembers that a generation's records are deleted. */
  Future<Boolean> cleared(Generation gone) {
    return change(
        gone.framework(),
        record ->
            record.retired().contains(gone.number())
                ? Optional.of(record.cleared(gone.number()))
                : Optional.empty(),
        NO_MORE_WRITES);
  }

  private Future<Boolean> end(
      FrameworkVersion framework,
      Predicate<Recomputation> which,
      Recomputation.State state,
      Supplier<Future<List<RecordWrite>>> more) {
    return change(
        framework,
        record -> {
          Recomputation running = record.recomputation();
          return running == null || !record.isRecomputing() || !which.test(running)
              ? Optional.empty()
              : Optional.of(record.ended(running.with(state)));
        },
        more);
  }

  private Future<Boolean> change(
      FrameworkVersion framework,
      Function<GenerationsRecord, Optional<GenerationsRecord>> next,
      Supplier<Future<List<RecordWrite>>> more) {
    return load(framework)
        .compose(
            found -> {
              Optional<GenerationsRecord> changed = next.apply(document(framework, found));
              return changed.isEmpty()
                  ? Future.succeededFuture(false)
                  : more.get()
                      .compose(
                          with ->
                              write(
                                  changed.get(),
                                  found.map(StoredRecord::revision).orElse(0L),
                                  with))
                      .compose(
                          written ->
                              written
                                  ? Future.succeededFuture(true)
                                  : change(framework, next, more));
            });
  }

  private Future<Boolean> write(GenerationsRecord record, long revision, List<RecordWrite> with) {
    List<RecordWrite> writes = new ArrayList<>(with);
    writes.add(
        new RecordWrite.Put(
            GENERATIONS, id(record.framework()), revision, RecordForm.write(record), Map.of()));
    return records.write(writes).map(outcome -> outcome instanceof WriteOutcome.Written);
  }

  private Future<Optional<StoredRecord>> load(FrameworkVersion framework) {
    return records.find(GENERATIONS, id(framework));
  }

  private static GenerationsRecord document(
      FrameworkVersion framework, Optional<StoredRecord> found) {
    return found
        .map(stored -> RecordForm.read(stored, GenerationsRecord.class))
        .orElseGet(() -> new GenerationsRecord(framework, 0, null, List.of()));
  }

  private static String id(FrameworkVersion framework) {
    return RecordForm.id(framework.id(), framework.version());
  }
}
