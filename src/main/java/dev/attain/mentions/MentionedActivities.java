package dev.attain.mentions;

import dev.attain.json.Json;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import dev.attain.statements.Position;
import dev.attain.statements.PositionQuery;
import dev.attain.statements.StatementPage;
import dev.attain.statements.StatementStore;
import dev.attain.statements.StoredStatement;
import dev.attain.statements.Terms;
import dev.attain.xapi.Iri;
import dev.attain.xapi.json.ActivityMerge;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Activities with all that statements say of them.
 *
 * <p>Nothing is computed while statements are stored. Who asks for an activity has the statements
 * merged that came since somebody last asked; how far that went is kept in a record. So an answer
 * takes in every statement that was stored before it, intake pays nothing, and activities that
 * nobody asks for cost nothing.
 */
public final class MentionedActivities {
  static final RecordCollection COLLECTION = new RecordCollection("activities", List.of());

  private static final int PAGE = 100;

  /** Fewer new statements than this are merged again next time rather than written down. */
  private static final int WORTH_KEEPING = 50;

  private final StatementStore statements;
  private final RecordStore records;
  private final Terms terms;

  public MentionedActivities(StatementStore statements, RecordStore records, Terms terms) {
    this.statements = Objects.requireNonNull(statements);
    this.records = Objects.requireNonNull(records);
    this.terms = Objects.requireNonNull(terms);
  }

  /**
   * What was merged before.
   *
   * @param id of the activity, for people who look at the record
   * @param through the position up to which statements are merged
   * @param activity as a JSON object
   */
  record Known(String id, long through, String activity) {}

  /** The activity as a JSON object, UTF-8; of an unknown one, the id alone. */
  public Future<byte[]> find(Iri activity) {
    String recordId = recordId(activity);
    return records
        .find(COLLECTION, recordId)
        .compose(
            stored -> {
              ActivityMerge merge = new ActivityMerge(activity);
              Known known = stored.map(MentionedActivities::read).orElse(null);
              if (known != null) {
                merge.addActivity(known.activity().getBytes(StandardCharsets.UTF_8));
              }
              Position after = known == null ? Position.START : new Position(known.through());
              return new Merging(
                      activity, recordId, stored.map(StoredRecord::revision).orElse(0L), merge)
                  .from(after);
            });
  }

  private static Known read(StoredRecord stored) {
    return Json.read(stored.id(), stored.json(), Known.class);
  }

  /** Ids of records are bounded, those of activities are not. */
  private static String recordId(Iri activity) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(sha256.digest(activity.value().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** One answer on its way through the log, page by page. */
  private final class Merging {
    private final Iri activity;
    private final String recordId;
    private final long revision;
    private final ActivityMerge merge;
    private int merged;

    Merging(Iri activity, String recordId, long revision, ActivityMerge merge) {
      this.activity = activity;
      this.recordId = recordId;
      this.revision = revision;
      this.merge = merge;
    }

    Future<byte[]> from(Position after) {
      return statements
          .query(
              new PositionQuery(
                  Set.of(terms.activity(activity, true)), after, Position.END, true, PAGE))
          .compose(page -> take(page, after));
    }

    private Future<byte[]> take(StatementPage page, Position after) {
      Position last = after;
      for (StoredStatement statement : page.statements()) {
        merge.addStatement(statement.json());
        last = statement.position();
        merged++;
      }
      if (page.hasMore()) {
        return from(last);
      }
      byte[] json = merge.toJson();
      return merged < WORTH_KEEPING
          ? Future.succeededFuture(json)
          : keep(json, last, page.horizon()).map(json);
    }

    /** Another answer may have kept as much meanwhile: then this one need not. */
    private Future<?> keep(byte[] json, Position last, Position horizon) {
      Position through = last.compareTo(horizon) < 0 ? last : horizon;
      Known known =
          new Known(activity.value(), through.value(), new String(json, StandardCharsets.UTF_8));
      return records.write(
          List.of(
              new RecordWrite.Put(COLLECTION, recordId, revision, Json.bytes(known), Map.of())));
    }
  }
}
