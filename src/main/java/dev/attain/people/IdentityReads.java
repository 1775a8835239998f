package dev.attain.people;

import dev.attain.json.Json;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Reads who is who, how that changed, and the merges that it comes of. */
public final class IdentityReads {
  /** The most changes or merges in one answer. */
  public static final int MAX_PAGE = 1_000;

  private static final String STANDING = "standing";
  private static final RecordCollection MERGES =
      new RecordCollection("person-merges", List.of(STANDING));
  private static final RecordCollection CHANGES =
      new RecordCollection("identity-changes", List.of());
  private static final RecordCollection HEAD = new RecordCollection("identities", List.of());
  private static final String HEAD_ID = "head";
  private static final int MOST_ATTEMPTS = 20;

  private final RecordStore records;
  private volatile Identities kept = Identities.NONE;

  public IdentityReads(RecordStore records) {
    this.records = records;
  }

  /** Who is who now. Costs one small read while nothing changes. */
  public Future<Identities> identities() {
    return identities(MOST_ATTEMPTS);
  }

  private Future<Identities> identities(int attempts) {
    if (attempts == 0) {
      return Future.failedFuture(
          new IllegalStateException("identities changed " + MOST_ATTEMPTS + " times while read"));
    }
    return revision()
        .compose(
            revision -> {
              Identities last = kept;
              if (last.revision() == revision) {
                return Future.succeededFuture(last);
              }
              return standing()
                  .compose(
                      merges ->
                          revision()
                              .compose(
                                  now -> {
                                    if (!now.equals(revision)) {
                                      return identities(attempts - 1);
                                    }
                                    kept = Identities.of(revision, merges);
                                    return Future.succeededFuture(kept);
                                  }));
            });
  }

  /**
   * Who was who at a revision. Costs a read of every change since, unless that is now.
   *
   * @param revision at most the present one
   */
  public Future<Identities> identitiesAt(long revision) {
    return identities()
        .compose(
            now ->
                now.revision() == revision
                    ? Future.succeededFuture(now)
                    : changes(revision, now.revision(), new ArrayList<>()).map(now::before));
  }

  private Future<List<IdentityChange>> changes(long since, long until, List<IdentityChange> found) {
    return changesSince(since)
        .compose(
            page -> {
              if (page.isEmpty()) {
                return Future.failedFuture(
                    new IllegalStateException("no identity change " + (since + 1) + " is kept"));
              }
              page.stream().filter(change -> change.revision() <= until).forEach(found::add);
              long last = page.get(page.size() - 1).revision();
              return last >= until ? Future.succeededFuture(found) : changes(last, until, found);
            });
  }

  /** How many times anybody was merged or un-merged until now. Costs one small read. */
  public Future<Long> revision() {
    return records
        .find(HEAD, HEAD_ID)
        .map(found -> found.map(StoredRecord::revision).orElse(RecordWrite.ABSENT));
  }

  /** The merges that are not undone. */
  Future<List<Merge>> standing() {
    return records.listAll(
        RecordQuery.equal(MERGES, STANDING, "true", RecordQuery.MAX_LIMIT),
        stored -> read(stored, Merge.class));
  }

  Future<Optional<Merge>> find(long number) {
    return records
        .find(MERGES, id(number))
        .map(found -> found.map(stored -> read(stored, Merge.class)));
  }

  /**
   * What was changed since a revision, in order; at most {@link #MAX_PAGE}, so ask again until the
   * last one's revision is that of {@link #identities()}.
   */
  public Future<List<IdentityChange>> changesSince(long revision) {
    List<String> ids =
        LongStream.rangeClosed(revision + 1, revision + MAX_PAGE)
            .mapToObj(IdentityReads::id)
            .toList();
    return records
        .findAll(CHANGES, ids)
        .map(
            found ->
                ids.stream()
                    .map(found::get)
                    .filter(Objects::nonNull)
                    .map(stored -> read(stored, IdentityChange.class))
                    .toList());
  }

  /** A page of merges, those that are undone too. */
  public record Page(List<Merge> merges, @Nullable String next) {
    public Page {
      merges = List.copyOf(merges);
    }
  }

  /**
   * The merges by number; at most {@link #MAX_PAGE}.
   *
   * @param next of the page before; null for the first
   */
  public Future<Page> merges(@Nullable String next) {
    return records
        .list(RecordQuery.all(MERGES, MAX_PAGE).continuedAfter(next))
        .map(
            page ->
                new Page(
                    page.records().stream().map(r -> read(r, Merge.class)).toList(), page.next()));
  }

  /** The writes that bring about a change; they conflict when another one came in between. */
  static List<RecordWrite> writes(Merge merge, IdentityChange change) {
    Map<String, List<String>> standing =
        merge.stands() ? Map.of(STANDING, List.of("true")) : Map.of();
    String revision = id(change.revision());
    return List.of(
        // The head guards the others: none is written without it.
        new RecordWrite.Put(
            HEAD, HEAD_ID, change.revision() - 1, Json.bytes(Map.of("last", revision)), Map.of()),
        new RecordWrite.Put(
            MERGES, id(merge.number()), RecordWrite.ANY_REVISION, Json.bytes(merge), standing),
        new RecordWrite.Put(CHANGES, revision, RecordWrite.ABSENT, Json.bytes(change), Map.of()));
  }

  /** Sorts as the number does. */
  private static String id(long number) {
    return String.format("%019d", number);
  }

  private static <T> T read(StoredRecord stored, Class<T> type) {
    return Json.read(stored.id(), stored.json(), type);
  }
}
