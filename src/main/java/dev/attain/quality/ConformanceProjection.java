package dev.attain.quality;

import dev.attain.feed.Checkpoint;
import dev.attain.feed.FeedConsumer;
import dev.attain.json.Json;
import dev.attain.profiles.matching.OtherStatements;
import dev.attain.quality.ChosenProfiles.Finding;
import dev.attain.quality.FindingRecord.Breach;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import dev.attain.records.WriteOutcome;
import dev.attain.statements.Position;
import dev.attain.statements.StoredStatement;
import dev.attain.xapi.Actor;
import dev.attain.xapi.AgentIdentifier;
import dev.attain.xapi.Statement;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.json.StatementJson;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lists the statements that break rules of chosen profiles, and counts for each source; by reading
 * the log, so that nothing is counted twice or lost, and intake has no part in it.
 *
 * <p>A statement that is voided is listed no longer, but its source has sent it: it stays counted.
 * What a statement points at is judged at the door only.
 */
public final class ConformanceProjection implements FeedConsumer {
  static final String BY_TEMPLATE = "template";
  static final String BY_SOURCE = "source";
  static final String BY_STATEMENT = "statement";

  /** Before an index value, the same for those alone that are quarantined. */
  static final String QUARANTINED = "quarantined ";

  static final RecordCollection FINDINGS =
      new RecordCollection("conformance-findings", List.of(BY_TEMPLATE, BY_SOURCE, BY_STATEMENT));
  static final RecordCollection QUALITY = new RecordCollection("conformance-quality", List.of());
  private static final RecordCollection CHECKPOINT =
      new RecordCollection("conformance-checkpoint", List.of());
  private static final String LOG = "log";

  private final ProfileChoices choices;
  private final RecordStore records;

  public ConformanceProjection(ProfileChoices choices, RecordStore records) {
    this.choices = choices;
    this.records = records;
  }

  private record Read(long position) {}

  @Override
  public Future<Checkpoint> resume() {
    return records
        .find(CHECKPOINT, LOG)
        .map(
            found ->
                found
                    .map(
                        stored ->
                            new Checkpoint(
                                new Position(read(stored, Read.class).position()),
                                stored.revision()))
                    .orElseGet(this::start));
  }

  /** Nothing was chosen before the first choice, so there is nothing to read. */
  private Checkpoint start() {
    return new Checkpoint(
        choices
            .chosen()
            .first()
            .map(first -> Position.lastOf(first.minusMillis(1)))
            .orElse(Position.START),
        0);
  }

  @Override
  public Future<Checkpoint> accept(List<StoredStatement> batch, Checkpoint from) {
    ChosenProfiles chosen = choices.chosen();
    Map<String, List<Judged>> bySource = new LinkedHashMap<>();
    List<RecordWrite> writes = new ArrayList<>();
    for (StoredStatement stored : batch) {
      Instant at = stored.position().stored();
      Statement statement = StatementJson.read(stored.json());
      statement.findVoided().ifPresent(voided -> unlist(voided, writes));
      String source = source(statement);
      for (Finding finding :
          chosen.judge(
              statement, () -> StatementTree.of(stored.json(), at), at, OtherStatements.UNKNOWN)) {
        bySource
            .computeIfAbsent(qualityId(source, finding.choice()), id -> new ArrayList<>())
            .add(new Judged(source, finding));
        if (!finding.judgement().breaches().isEmpty() && !stored.voided()) {
          writes.add(listed(stored, source, finding));
        }
      }
    }
    Position through = batch.get(batch.size() - 1).position();
    return records
        .findAll(QUALITY, bySource.keySet())
        .compose(known -> write(known, bySource, writes, through, from));
  }

  private record Judged(String source, Finding finding) {}

  private Future<Checkpoint> write(
      Map<String, StoredRecord> known,
      Map<String, List<Judged>> bySource,
      List<RecordWrite> findings,
      Position through,
      Checkpoint from) {
    Map<String, RecordWrite> writes = new LinkedHashMap<>();
    // A statement may be listed and unlisted in one batch: the last word counts.
    findings.forEach(write -> writes.put(FINDINGS.name() + write.id(), write));
    bySource.forEach(
        (id, judged) -> {
          StoredRecord before = known.get(id);
          SourceQuality quality =
              before == null
                  ? SourceQuality.none(judged.get(0).source(), judged.get(0).finding().choice())
                  : read(before, SourceQuality.class);
          for (Judged one : judged) {
            quality = quality.with(one.finding());
          }
          writes.put(QUALITY.name() + id, put(QUALITY, id, RecordWrite.ANY_REVISION, quality));
        });
    writes.put(LOG, put(CHECKPOINT, LOG, from.revision(), new Read(through.value())));
    return records
        .write(List.copyOf(writes.values()))
        .map(
            outcome -> {
              if (outcome instanceof WriteOutcome.Written) {
                return new Checkpoint(through, from.revision() + 1);
              }
              throw new IllegalStateException("someone else has read on in the log");
            });
  }

  private static RecordWrite listed(StoredStatement stored, String source, Finding finding) {
    ProfileChoice choice = finding.choice();
    FindingRecord record =
        new FindingRecord(
            stored.id().toString(),
            stored.position().stored(),
            source,
            choice.profile(),
            choice.version(),
            choice.mode(),
            finding.quarantines(),
            finding.judgement().breaches().stream().map(Breach::of).toList());
    Map<String, List<String>> index = new HashMap<>();
    index.put(
        BY_TEMPLATE,
        values(
            record.breaches().stream().map(Breach::template).distinct().toList(),
            record.quarantined()));
    index.put(BY_SOURCE, values(List.of(source), record.quarantined()));
    index.put(BY_STATEMENT, values(List.of(record.statement()), record.quarantined()));
    return new RecordWrite.Put(
        FINDINGS,
        findingId(stored.id(), choice.profile()),
        RecordWrite.ANY_REVISION,
        Json.bytes(record),
        index);
  }

  private static List<String> values(List<String> values, boolean quarantined) {
    List<String> all = new ArrayList<>(values);
    if (quarantined) {
      values.forEach(value -> all.add(QUARANTINED + value));
    }
    return all;
  }

  private void unlist(StatementId voided, List<RecordWrite> writes) {
    choices.history().stream()
        .map(ProfileChoice::profile)
        .distinct()
        .forEach(
            profile ->
                writes.add(
                    new RecordWrite.Delete(
                        FINDINGS, findingId(voided, profile), RecordWrite.ANY_REVISION)));
  }

  private static String findingId(StatementId statement, String profile) {
    return statement + " " + profile;
  }

  private static String qualityId(String source, ProfileChoice choice) {
    return source + " " + choice.version();
  }

  private static String source(Statement statement) {
    return Optional.ofNullable(statement.authority())
        .flatMap(ConformanceProjection::identifier)
        .orElse("anonymous");
  }

  private static Optional<String> identifier(Actor authority) {
    return authority.identifiers().findFirst().map(AgentIdentifier::canonical);
  }

  private static RecordWrite put(
      RecordCollection collection, String id, long revision, Object document) {
    return new RecordWrite.Put(collection, id, revision, Json.bytes(document), Map.of());
  }

  static <T> T read(StoredRecord stored, Class<T> type) {
    return Json.read(stored.id(), stored.json(), type);
  }
}
