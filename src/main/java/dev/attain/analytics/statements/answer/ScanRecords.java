package dev.attain.analytics.statements.answer;

import dev.attain.analytics.statements.measure.Groups;
import dev.attain.analytics.statements.measure.Groups.Group;
import dev.attain.analytics.statements.measure.Summary;
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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where scans and what they found are kept. */
final class ScanRecords {
  private static final RecordCollection JOBS = new RecordCollection("statement-scans", List.of());
  private static final RecordCollection GROUPS =
      new RecordCollection("statement-scan-groups", List.of());
  private static final String OTHERS = " others";
  private static final int GROUPS_AT_ONCE = 500;

  private final RecordStore records;

  ScanRecords(RecordStore records) {
    this.records = records;
  }

  /** A job with the revision that guards its next write. */
  record Kept(ScanJob job, long revision) {}

  private record KeptGroup(List<@Nullable String> key, byte[] summary) {
    KeptGroup {
      key = Collections.unmodifiableList(new ArrayList<>(key));
    }
  }

  Future<Optional<Kept>> find(String id) {
    return records.find(JOBS, id).map(found -> found.map(ScanRecords::kept));
  }

  /** All of them; a bounded number is kept. */
  Future<List<Kept>> all() {
    return records
        .list(RecordQuery.all(JOBS, RecordQuery.MAX_LIMIT))
        .map(page -> page.records().stream().map(ScanRecords::kept).toList());
  }

  /** Writes the job; false when somebody else has written it since. */
  Future<Boolean> write(ScanJob job, long revision) {
    return write(List.of(put(job, revision)));
  }

  /** Writes the job with all that it has found. */
  Future<Boolean> write(ScanJob job, long revision, Groups.Shown found) {
    List<RecordWrite> writes = new ArrayList<>(List.of(put(job, revision)));
    for (int i = 0; i < found.groups().size(); i++) {
      writes.add(
          put(groupId(job, i), found.groups().get(i).key(), found.groups().get(i).summary()));
    }
    found.others().ifPresent(rest -> writes.add(put(job.id() + OTHERS, List.of(), rest)));
    return write(writes);
  }

  private Future<Boolean> write(List<RecordWrite> writes) {
    return records.write(writes).map(WriteOutcome.Written.class::isInstance);
  }

  /** What a job that is done has found. */
  Future<Groups.Shown> groups(ScanJob job) {
    return groups(
        new ArrayList<>(),
        new RecordQuery(GROUPS, null, job.id() + " ", false, null, GROUPS_AT_ONCE),
        Optional.empty());
  }

  private Future<Groups.Shown> groups(
      List<Group> before, RecordQuery query, Optional<Summary> others) {
    return records
        .list(query)
        .compose(
            (RecordPage page) -> {
              Optional<Summary> rest = others;
              for (StoredRecord stored : page.records()) {
                KeptGroup group = read(stored, KeptGroup.class);
                if (stored.id().endsWith(OTHERS)) {
                  rest = Optional.of(Summary.of(group.summary()));
                } else {
                  before.add(new Group(group.key(), Summary.of(group.summary())));
                }
              }
              return page.next() == null
                  ? Future.succeededFuture(new Groups.Shown(before, rest))
                  : groups(before, query.continuedAfter(page.next()), rest);
            });
  }

  /** Deletes a job and what it has found; false when somebody else has written it since. */
  Future<Boolean> delete(Kept kept) {
    List<RecordWrite> writes = new ArrayList<>();
    writes.add(new RecordWrite.Delete(JOBS, kept.job().id(), kept.revision()));
    for (int i = 0; i < kept.job().groups(); i++) {
      writes.add(new RecordWrite.Delete(GROUPS, groupId(kept.job(), i), RecordWrite.ANY_REVISION));
    }
    writes.add(new RecordWrite.Delete(GROUPS, kept.job().id() + OTHERS, RecordWrite.ANY_REVISION));
    return write(writes);
  }

  private static String groupId(ScanJob job, int number) {
    return String.format("%s %05d", job.id(), number);
  }

  private static Kept kept(StoredRecord stored) {
    return new Kept(read(stored, ScanJob.class), stored.revision());
  }

  private static RecordWrite put(ScanJob job, long revision) {
    return new RecordWrite.Put(JOBS, job.id(), revision, json(job), Map.of());
  }

  private static RecordWrite put(String id, List<@Nullable String> key, Summary summary) {
    return new RecordWrite.Put(
        GROUPS, id, RecordWrite.ANY_REVISION, json(new KeptGroup(key, summary.octets())), Map.of());
  }

  private static <T> T read(StoredRecord stored, Class<T> type) {
    try {
      return Json.MAPPER.readValue(stored.json(), type);
    } catch (IOException e) {
      throw new UncheckedIOException("record " + stored.id(), e);
    }
  }

  private static byte[] json(Object document) {
    try {
      return Json.MAPPER.writeValueAsBytes(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
