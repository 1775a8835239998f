package dev.attain.analytics.statements.saved;

import dev.attain.audit.AuditEvent;
import dev.attain.audit.AuditTrail;
import dev.attain.audit.Author;
import dev.attain.json.Json;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import dev.attain.records.WriteOutcome;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The questions that are kept; each change is on the audit trail. */
public final class SavedQueries {
  /** The most in one page of a list. */
  public static final int MAX_PAGE = 500;

  private static final RecordCollection QUERIES =
      new RecordCollection("statement-queries", List.of());

  private final RecordStore records;
  private final AuditTrail trail;

  public SavedQueries(RecordStore records, AuditTrail trail) {
    this.records = records;
    this.trail = trail;
  }

  /**
   * A question and its revision, which guards its next change.
   *
   * @param revision from 1
   */
  public record Kept(SavedQuery query, long revision) {}

  /**
   * Some of the questions, by name.
   *
   * @param next to go on from; null on the last page
   */
  public record Page(List<Kept> queries, @Nullable String next) {
    public Page {
      queries = List.copyOf(queries);
    }
  }

  public Future<Optional<Kept>> find(String name) {
    return records.find(QUERIES, name).map(found -> found.map(SavedQueries::kept));
  }

  /**
   * @param after the {@link Page#next} of the page before; null for the first
   */
  public Future<Page> list(@Nullable String after) {
    return records
        .list(RecordQuery.all(QUERIES, MAX_PAGE).continuedAfter(after))
        .map(
            page ->
                new Page(page.records().stream().map(SavedQueries::kept).toList(), page.next()));
  }

  /**
   * Keeps a question.
   *
   * @param revision that of the one it replaces; 0 when there must be none of that name
   * @return whether it is kept; not when the revision is another
   */
  public Future<Boolean> put(SavedQuery query, long revision, Author by) {
    RecordWrite write = new RecordWrite.Put(QUERIES, query.name(), revision, json(query), Map.of());
    String action = revision == RecordWrite.ABSENT ? "created" : "changed";
    return write(write, new AuditEvent(by, action, SUBJECT, query.name(), query, Map.of()));
  }

  /** Deletes a question of this revision; false when it has another. */
  public Future<Boolean> delete(String name, long revision, Author by) {
    RecordWrite write = new RecordWrite.Delete(QUERIES, name, revision);
    return write(write, new AuditEvent(by, "deleted", SUBJECT, name, null, Map.of()));
  }

  private static final AuditEvent.Subject SUBJECT = AuditEvent.Subject.STATEMENT_QUERY;

  private Future<Boolean> write(RecordWrite write, AuditEvent event) {
    return trail.write(List.of(write), event).map(WriteOutcome.Written.class::isInstance);
  }

  private static Kept kept(StoredRecord stored) {
    try {
      return new Kept(Json.MAPPER.readValue(stored.json(), SavedQuery.class), stored.revision());
    } catch (IOException e) {
      throw new UncheckedIOException("record " + stored.id(), e);
    }
  }

  private static byte[] json(SavedQuery query) {
    try {
      return Json.MAPPER.writeValueAsBytes(query);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
