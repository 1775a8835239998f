package dev.attain.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.json.Json;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordPage;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import dev.attain.records.WriteOutcome;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The trail in the record store. An entry is written in the same atomic write as the change that it
 * tells of: neither is there without the other.
 *
 * <p>Any number of writers, in any number of processes, extend one chain: each write expects the
 * head as it was read, and is made anew on the head that came in between. Of the writers that meet,
 * one always succeeds.
 */
public final class AuditTrail {
  /** The most entries of a page. */
  public static final int MAX_PAGE = 1_000;

  static final RecordCollection ENTRIES = new RecordCollection("audit", List.of());
  static final RecordCollection HEAD = new RecordCollection("audit-head", List.of());
  static final String HEAD_ID = "head";

  private static final int MOST_ATTEMPTS = 300;

  private final RecordStore records;
  private final InstantSource clock;

  public AuditTrail(RecordStore records, InstantSource clock) {
    this.records = records;
    this.clock = clock;
  }

  /**
   * Writes the changes and the entry that tells of them, all or nothing.
   *
   * @return {@link WriteOutcome.RevisionConflict} names a record of {@code changes}; that of the
   *     trail itself is dealt with here
   */
  public Future<WriteOutcome> write(List<RecordWrite> changes, AuditEvent event) {
    return write(changes, event, MOST_ATTEMPTS);
  }

  private Future<WriteOutcome> write(List<RecordWrite> changes, AuditEvent event, int attempts) {
    if (attempts == 0) {
      return Future.failedFuture(
          new IllegalStateException(
              "the audit trail moved on " + MOST_ATTEMPTS + " times while it was written to"));
    }
    return records
        .find(HEAD, HEAD_ID)
        .compose(
            found -> {
              List<RecordWrite> writes = new ArrayList<>(changes);
              writes.addAll(link(event, found));
              return records.write(writes);
            })
        .compose(
            outcome ->
                outcome instanceof WriteOutcome.RevisionConflict conflict && isOurs(conflict)
                    ? write(changes, event, attempts - 1)
                    : Future.succeededFuture(outcome));
  }

  private List<RecordWrite> link(AuditEvent event, Optional<StoredRecord> head) {
    AuditHead before = head.map(AuditTrail::head).orElse(AuditHead.NONE);
    AuditEntry entry = AuditEntry.of(event, before, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    AuditHead after = new AuditHead(entry.number(), entry.hash());
    long revision = head.map(StoredRecord::revision).orElse(RecordWrite.ABSENT);
    return List.of(
        new RecordWrite.Put(
            ENTRIES, id(entry.number()), RecordWrite.ABSENT, Json.bytes(entry), Map.of()),
        new RecordWrite.Put(HEAD, HEAD_ID, revision, Json.bytes(after), Map.of()));
  }

  private static boolean isOurs(WriteOutcome.RevisionConflict conflict) {
    return conflict.collection().equals(HEAD.name())
        || conflict.collection().equals(ENTRIES.name());
  }

  /** Where the trail ends now. */
  public Future<AuditHead> head() {
    return records
        .find(HEAD, HEAD_ID)
        .map(found -> found.map(AuditTrail::head).orElse(AuditHead.NONE));
  }

  /**
   * The newest entries before a number.
   *
   * @param before {@link Long#MAX_VALUE} for the newest of all
   * @param limit 1 to {@link #MAX_PAGE}
   */
  public Future<AuditPage> page(long before, int limit) {
    if (limit < 1 || limit > MAX_PAGE) {
      throw new IllegalArgumentException("limit " + limit + " is not within 1.." + MAX_PAGE);
    }
    return head()
        .compose(
            head -> {
              long last = Math.min(head.number(), before - 1);
              long first = Math.max(1, last - limit + 1);
              List<String> ids =
                  LongStream.rangeClosed(first, last).mapToObj(AuditTrail::id).toList();
              return records
                  .findAll(ENTRIES, ids)
                  .map(found -> page(ids, found, head, first > 1 && last > 0 ? first : null));
            });
  }

  private static AuditPage page(
      List<String> ids, Map<String, StoredRecord> found, AuditHead head, @Nullable Long next) {
    List<AuditEntry> entries = new ArrayList<>();
    for (int i = ids.size() - 1; i >= 0; i--) {
      StoredRecord stored = found.get(ids.get(i));
      if (stored != null) {
        entries.add(read(stored, AuditEntry.class));
      }
    }
    return new AuditPage(entries, head, next);
  }

  /**
   * Follows the whole trail; memory is that of one page.
   *
   * @param noted a head of earlier, kept elsewhere: without one, a trail whose end was cut off
   *     together with its head can't be told from a shorter one
   */
  public Future<Verification> verify(Optional<AuditHead> noted) {
    return head()
        .compose(
            head ->
                follow(
                    new Chain(head, noted.orElse(AuditHead.NONE)),
                    RecordQuery.all(ENTRIES, MAX_PAGE)));
  }

  private Future<Verification> follow(Chain chain, RecordQuery query) {
    return records
        .list(query)
        .compose(
            (RecordPage page) -> {
              for (StoredRecord stored : page.records()) {
                if (stored.id().compareTo(id(chain.head().number())) > 0) {
                  return beyond(chain, stored.id());
                }
                Optional<Verification> broken = chain.next(tree(stored));
                if (broken.isPresent()) {
                  return Future.succeededFuture(broken.get());
                }
              }
              return page.next() == null
                  ? Future.succeededFuture(chain.end())
                  : follow(chain, query.continuedAfter(page.next()));
            });
  }

  /** An entry after the head that was read: written since, unless the head still lacks it. */
  private Future<Verification> beyond(Chain chain, String id) {
    return head()
        .map(
            now ->
                id.compareTo(id(now.number())) > 0
                    ? new Verification.Broken(
                        chain.head().number() + 1,
                        "the trail should end at entry " + chain.head().number())
                    : chain.end());
  }

  /** Sorts as the number does. */
  static String id(long number) {
    return String.format("%019d", number);
  }

  private static AuditHead head(StoredRecord stored) {
    return read(stored, AuditHead.class);
  }

  private static JsonNode tree(StoredRecord stored) {
    return read(stored, JsonNode.class);
  }

  private static <T> T read(StoredRecord stored, Class<T> type) {
    return Json.read(stored.id(), stored.json(), type);
  }
}
