package dev.attain.competency.projection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.projection.shares.Generation;
import dev.attain.competency.projection.shares.RecordForm;
import dev.attain.competency.projection.standings.StandingsRecord;
import dev.attain.feed.Scheduler;
import dev.attain.people.PersonId;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordPage;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import dev.attain.xapi.StatementId;
import io.vertx.core.Future;
import java.util.List;

/**
 * Deletes the records of a generation whose figures nobody reads any more, page by page. Its
 * strands stay: they are few, and what is never deleted is never met again by a node that slept.
 */
final class RetiredRecords {
  private static final int PAGE = 500;

  private final RecordStore records;
  private final Scheduler scheduler;

  RetiredRecords(RecordStore records, Scheduler scheduler) {
    this.records = records;
    this.scheduler = scheduler;
  }

  /** What is interrupted is done again from the beginning. */
  Future<Void> delete(Generation retired) {
    return Future.<Void>succeededFuture()
        .compose(begin -> delete(retired, RecordQuery.all(ProjectionRecords.EVIDENCE, PAGE)))
        .compose(done -> delete(retired, RecordQuery.all(ProjectionRecords.PROFICIENCY, PAGE)))
        .compose(done -> delete(retired, RecordQuery.all(ProjectionRecords.STATEMENTS, PAGE)))
        .compose(done -> delete(retired, RecordQuery.all(StandingsRecord.STANDINGS, PAGE)));
  }

  private Future<Void> delete(Generation retired, RecordQuery query) {
    return scheduler
        .here(records.list(query))
        .compose(
            page ->
                deleteOf(retired, query.collection(), page)
                    .compose(
                        done ->
                            page.next() == null
                                ? Future.succeededFuture()
                                : delete(retired, query.continuedAfter(page.next()))));
  }

  private Future<?> deleteOf(Generation retired, RecordCollection collection, RecordPage page) {
    List<RecordWrite> deletions =
        page.records().stream()
            .filter(stored -> isOf(retired, stored))
            .<RecordWrite>map(
                stored -> new RecordWrite.Delete(collection, stored.id(), RecordWrite.ANY_REVISION))
            .toList();
    return deletions.isEmpty() ? Future.succeededFuture() : records.write(deletions);
  }

  /** Ids follow from what a record says and the generation. */
  private static boolean isOf(Generation retired, StoredRecord stored) {
    JsonNode record = RecordForm.read(stored, JsonNode.class);
    JsonNode framework = record.path("framework");
    if (!framework.path("id").asText().equals(retired.framework().id())
        || !framework.path("version").asText().equals(retired.framework().version())) {
      return false;
    }
    if (record.has("statement")) {
      StatementId statement = StatementId.of(record.path("statement").asText());
      return stored.id().startsWith(ProjectionRecords.prefix(retired, statement));
    }
    PersonId person = new PersonId(record.path("person").asText());
    if (record.has("packed")) {
      return stored.id().equals(StandingsRecord.id(retired, person));
    }
    PersonCompetency pair =
        new PersonCompetency(person, new CompetencyId(record.path("competency").asText()));
    return EvidenceBuckets.isOf(ProjectionRecords.id(retired, pair), stored.id());
  }
}
