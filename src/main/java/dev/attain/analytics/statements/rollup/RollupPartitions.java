package dev.attain.analytics.statements.rollup;

import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.StoredRecord;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All partitions that are kept, one after the other, each put together of all runs. */
final class RollupPartitions {
  private static final int PAGE = 50;
  private static final int SPAN_AT = RollupTable.ALL.get(0).prefix(0).length();

  private final RecordStore records;
  private final Consumer<String> unreadable;
  private final RollupPartition partition = new RollupPartition();
  private final Deque<StoredRecord> read = new ArrayDeque<>();
  private @Nullable RecordQuery next = RecordQuery.all(RollupRecord.COLLECTION, PAGE);
  private String prefix = "";
  private @Nullable Whole current;
  private boolean ended;

  /**
   * @param unreadable is told of records that can't be read, which are left out
   */
  RollupPartitions(RecordStore records, Consumer<String> unreadable) {
    this.records = records;
    this.unreadable = unreadable;
  }

  /**
   * What a partition comes to.
   *
   * @param prefix what the ids of its records begin with
   */
  record Whole(String prefix, RollupChunk chunk) {
    /** For people. */
    String about() {
      String of =
          RollupTable.ALL.stream()
              .filter(table -> prefix.startsWith(table.code()))
              .findFirst()
              .map(table -> table.kind().dimensions() + " by " + table.level())
              .orElse("records " + prefix);
      return "rollup " + of + " of " + RollupPartition.span(prefix, SPAN_AT);
    }
  }

  /** Completes when there is a current one, or no more. */
  Future<Void> fill() {
    return current != null || ended
        ? Future.succeededFuture()
        : next()
            .map(
                found -> {
                  current = found.orElse(null);
                  ended = found.isEmpty();
                  return null;
                });
  }

  /** Null at the end. */
  @Nullable Whole current() {
    return current;
  }

  /** Goes past the current one. */
  void pass() {
    current = null;
  }

  private Future<Optional<Whole>> next() {
    while (!read.isEmpty()) {
      String before = prefix;
      List<RollupPartition.Held> certain = take(read.remove());
      if (!certain.isEmpty()) {
        return Future.succeededFuture(Optional.of(whole(before, certain)));
      }
    }
    RecordQuery query = next;
    if (query == null) {
      List<RollupPartition.Held> last = partition.ended();
      return Future.succeededFuture(
          last.isEmpty() ? Optional.empty() : Optional.of(whole(prefix, last)));
    }
    return records
        .list(query)
        .compose(
            page -> {
              read.addAll(page.records());
              next = page.next() == null ? null : query.continuedAfter(page.next());
              return next();
            });
  }

  private List<RollupPartition.Held> take(StoredRecord stored) {
    try {
      // Before anything of it is taken, so that what came before is not lost with it.
      RollupRecord.read(stored).summaries();
      String own = stored.id().substring(0, stored.id().lastIndexOf(' ') + 1);
      List<RollupPartition.Held> certain =
          partition.take(stored, RollupPartition.span(own, SPAN_AT));
      prefix = own;
      return certain;
    } catch (RuntimeException e) {
      unreadable.accept("record " + stored.id() + " can't be read: " + e.getMessage());
      return List.of();
    }
  }

  private Whole whole(String of, List<RollupPartition.Held> held) {
    RollupChunk chunk = new RollupChunk();
    for (RollupPartition.Held one : held) {
      try {
        chunk.add(one.summaries());
      } catch (RuntimeException e) {
        unreadable.accept("records " + of + one.run().name() + " can't be read: " + e.getMessage());
      }
    }
    return new Whole(of, chunk);
  }
}
