package dev.attain.records;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Holds a collection that is kept against one that it should equal, record by record in the order
 * of their ids. Of each a page is in memory. Revisions may differ.
 */
public final class RecordComparison {
  private static final int PAGE = 200;

  private final Side kept;
  private final Side wanted;
  private final Difference difference;

  /** Is told of records whose octets differ. */
  public interface Difference {
    /**
     * At least one of them is there.
     *
     * @param id of both
     * @param kept null when there is none
     * @param wanted null when there should be none
     */
    void found(String id, @Nullable StoredRecord kept, @Nullable StoredRecord wanted);
  }

  public RecordComparison(
      RecordCollection collection, RecordStore kept, RecordStore wanted, Difference difference) {
    this.kept = new Side(kept, RecordQuery.all(collection, PAGE));
    this.wanted = new Side(wanted, RecordQuery.all(collection, PAGE));
    this.difference = Objects.requireNonNull(difference);
  }

  /**
   * Compares about a page.
   *
   * @return whether there is more to compare
   */
  public Future<Boolean> step() {
    return kept.fill()
        .compose(filled -> wanted.fill())
        .map(
            filled -> {
              while (!kept.isToBeFilled()
                  && !wanted.isToBeFilled()
                  && !(kept.ended() && wanted.ended())) {
                compareNext();
              }
              return !(kept.ended() && wanted.ended());
            });
  }

  private void compareNext() {
    StoredRecord one = kept.read.peek();
    StoredRecord other = wanted.read.peek();
    if (one != null && (other == null || compare(one.id(), other.id()) < 0)) {
      difference.found(one.id(), kept.read.remove(), null);
    } else if (other != null && (one == null || compare(one.id(), other.id()) > 0)) {
      difference.found(other.id(), null, wanted.read.remove());
    } else {
      StoredRecord here = kept.read.remove();
      StoredRecord there = wanted.read.remove();
      if (!Arrays.equals(here.json(), there.json())) {
        difference.found(here.id(), here, there);
      }
    }
  }

  /** As every store sorts them. */
  private static int compare(String id, String other) {
    return Arrays.compareUnsigned(
        id.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  /** The records of one store, page by page. */
  private static final class Side {
    private final RecordStore store;
    private final Deque<StoredRecord> read = new ArrayDeque<>();
    private @Nullable RecordQuery next;

    Side(RecordStore store, RecordQuery first) {
      this.store = store;
      this.next = first;
    }

    Future<Void> fill() {
      RecordQuery query = next;
      return query == null || !read.isEmpty()
          ? Future.succeededFuture()
          : store
              .list(query)
              .map(
                  page -> {
                    read.addAll(page.records());
                    next = page.next() == null ? null : query.continuedAfter(page.next());
                    return null;
                  });
    }

    boolean isToBeFilled() {
      return read.isEmpty() && next != null;
    }

    boolean ended() {
      return read.isEmpty() && next == null;
    }
  }
}
