package dev.attain.competency.dryrun;

import dev.attain.competency.framework.Framework;
import dev.attain.json.Json;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordPage;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import dev.attain.records.WriteOutcome;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where dry runs are kept: how far each is, the document that it tries, and whom it found. Every
 * write of a run is guarded by its revision, so that of two who work at it, or of one who works and
 * one who cancels, one is refused.
 */
final class DryRunRecords {
  private static final RecordCollection RUNS = new RecordCollection("dry-runs", List.of());
  private static final RecordCollection DOCUMENTS =
      new RecordCollection("dry-run-documents", List.of());
  private static final RecordCollection CHANGES =
      new RecordCollection("dry-run-changes", List.of());
  private static final int PAGE = 1_000;

  private final RecordStore records;

  DryRunRecords(RecordStore records) {
    this.records = records;
  }

  /** A run as it is kept. */
  record Kept(DryRun run, long revision) {}

  /** Keeps a new run. */
  Future<Kept> create(DryRun run, Framework document) {
    return records
        .write(
            List.of(
                new RecordWrite.Put(RUNS, run.id(), RecordWrite.ABSENT, bytes(run), Map.of()),
                new RecordWrite.Put(
                    DOCUMENTS, run.id(), RecordWrite.ABSENT, bytes(document), Map.of())))
        .map(written -> new Kept(run, 1));
  }

  Future<Optional<Kept>> find(String id) {
    return records.find(RUNS, id).map(found -> found.map(DryRunRecords::kept));
  }

  Future<Optional<Framework>> findDocument(String id) {
    return records
        .find(DOCUMENTS, id)
        .map(found -> found.map(stored -> read(stored, Framework.class)));
  }

  /** All runs there are; they are few, and deleted some time after their end. */
  Future<List<Kept>> all() {
    return records.listAll(RecordQuery.all(RUNS, PAGE), DryRunRecords::kept);
  }

  /**
   * Writes how far a run is, and whom it has found since.
   *
   * @param found by their place in the order of people
   * @return empty when someone else has changed the run, which then is as that one left it
   */
  Future<Optional<Kept>> write(Kept from, DryRun next, Map<PersonHash, PersonChanges> found) {
    List<RecordWrite> writes = new ArrayList<>();
    writes.add(new RecordWrite.Put(RUNS, next.id(), from.revision(), bytes(next), Map.of()));
    found.forEach(
        (hash, changes) ->
            writes.add(
                new RecordWrite.Put(
                    CHANGES,
                    prefix(next.id()) + hash.text(),
                    RecordWrite.ANY_REVISION,
                    bytes(changes),
                    Map.of())));
    return records
        .write(writes)
        .map(
            outcome ->
                outcome instanceof WriteOutcome.Written
                    ? Optional.of(new Kept(next, from.revision() + 1))
                    : Optional.empty());
  }

  /** The people found so far, in the order of their hashes. */
  Future<DryRuns.Page> changes(String id, @Nullable String after, int limit) {
    RecordQuery query = new RecordQuery(CHANGES, null, prefix(id), false, after, limit);
    return records
        .list(query)
        .map(
            page ->
                new DryRuns.Page(
                    page.records().stream()
                        .map(stored -> read(stored, PersonChanges.class))
                        .toList(),
                    page.next()));
  }

  /** Deletes a run that has ended, with all that it found; the run itself last. */
  Future<Void> delete(Kept kept) {
    String id = kept.run().id();
    return records
        .list(new RecordQuery(CHANGES, null, prefix(id), false, null, PAGE))
        .compose(
            (RecordPage page) -> {
              List<RecordWrite> writes = new ArrayList<>();
              page.records()
                  .forEach(
                      stored ->
                          writes.add(
                              new RecordWrite.Delete(
                                  CHANGES, stored.id(), RecordWrite.ANY_REVISION)));
              boolean last = page.next() == null;
              if (last) {
                writes.add(new RecordWrite.Delete(DOCUMENTS, id, RecordWrite.ANY_REVISION));
                writes.add(new RecordWrite.Delete(RUNS, id, RecordWrite.ANY_REVISION));
              }
              return records
                  .write(writes)
                  .compose(done -> last ? Future.succeededFuture() : delete(kept));
            });
  }

  private static String prefix(String run) {
    return run + "-";
  }

  private static Kept kept(StoredRecord stored) {
    return new Kept(read(stored, DryRun.class), stored.revision());
  }

  private static <T> T read(StoredRecord stored, Class<T> type) {
    try {
      return Json.MAPPER.readValue(stored.json(), type);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "record " + stored.id() + " is not a " + type.getSimpleName(), e);
    }
  }

  private static byte[] bytes(Object document) {
    try {
      return Json.MAPPER.writeValueAsBytes(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
