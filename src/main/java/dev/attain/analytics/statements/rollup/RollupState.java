package dev.attain.analytics.statements.rollup;

import dev.attain.json.Json;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import dev.attain.statements.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far the log was counted, and the runs that hold what it came to.
 *
 * @param version {@link #VERSION}, or that of another release, null for the first: what it kept is
 *     thrown away
 * @param position everything at or below it is counted
 * @param runs in the order of the log
 * @param folding the run that some of them are being put together into; null for none
 * @param folded the last partition that is; null for none
 */
record RollupState(
    @Nullable Integer version,
    long position,
    List<RollupRun> runs,
    @Nullable RollupRun folding,
    @Nullable String folded) {
  /** To be raised whenever what is kept is to be counted anew. */
  static final int VERSION = 2;

  static final RollupState NONE =
      new RollupState(VERSION, Position.START.value(), List.of(), null, null);

  RollupState {
    runs = List.copyOf(runs);
  }

  /** The state with the revision of its record. */
  record Kept(RollupState state, long revision) {
    static final Kept NONE = new Kept(RollupState.NONE, RecordWrite.ABSENT);

    static Kept of(StoredRecord stored) {
      return new Kept(Json.read(stored.id(), stored.json(), RollupState.class), stored.revision());
    }

    /** Succeeds only while nobody else has written one. */
    RecordWrite next(RollupState next) {
      return new RecordWrite.Put(
          RollupRecord.CHECKPOINT, RollupRecord.LOG, revision, Json.bytes(next), Map.of());
    }

    /** What is there when that write has succeeded. */
    Kept after(RollupState next) {
      return new Kept(next, revision + 1);
    }
  }

  /** Whether it can be gone on from. */
  boolean isKnown() {
    return version != null && version == VERSION;
  }

  Position through() {
    return new Position(position);
  }

  /** The run that is counted next. */
  RollupRun next(long statements) {
    long number = runs.isEmpty() ? 0 : runs.get(runs.size() - 1).last() + 1;
    return new RollupRun(number, number, statements);
  }

  RollupState counted(RollupRun run, Position through) {
    List<RollupRun> all = new ArrayList<>(runs);
    all.add(run);
    return new RollupState(version, through.value(), all, folding, folded);
  }

  /** The run that is to be put together next: of the last runs, as soon as enough are of a size. */
  Optional<RollupRun> due(int enough) {
    if (folding != null) {
      return Optional.of(folding);
    }
    int largest = runs.stream().mapToInt(RollupRun::size).max().orElse(0);
    for (int size = 0; size <= largest; size++) {
      int first = runs.size();
      int same = 0;
      while (first > 0 && runs.get(first - 1).size() <= size) {
        first--;
        same += runs.get(first).size() == size ? 1 : 0;
      }
      if (same >= enough) {
        return Optional.of(
            new RollupRun(
                runs.get(first).first(),
                runs.get(runs.size() - 1).last(),
                runs.stream().skip(first).mapToLong(RollupRun::statements).sum()));
      }
    }
    return Optional.empty();
  }

  /** The runs that one is put together from. */
  List<RollupRun> parts(RollupRun whole) {
    return runs.stream().filter(whole::holds).toList();
  }

  RollupState folding(RollupRun whole, String through) {
    return new RollupState(version, position, runs, whole, through);
  }

  RollupState folded(RollupRun whole) {
    List<RollupRun> left = new ArrayList<>();
    for (RollupRun run : runs) {
      if (!whole.holds(run)) {
        left.add(run);
      } else if (run.last() == whole.last()) {
        left.add(whole);
      }
    }
    return new RollupState(version, position, left, null, null);
  }
}
