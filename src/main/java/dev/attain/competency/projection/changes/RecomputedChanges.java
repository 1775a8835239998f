package dev.attain.competency.projection.changes;

import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.projection.changes.CompetencyChange.Cause;
import dev.attain.competency.projection.changes.CompetencyChange.Kind;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Tells everybody that all figures of a framework were computed anew. */
public final class RecomputedChanges {
  private final RecordStore records;

  public RecomputedChanges(RecordStore records) {
    this.records = records;
  }

  /** The writes that tell so; they conflict when someone else tells something at the same time. */
  public Future<List<RecordWrite>> writes(FrameworkVersion framework, Instant now) {
    StreamHeads heads = new StreamHeads(records, ChangeRecords.framework(framework.id()));
    CompetencyChange change =
        new CompetencyChange(
            "",
            Kind.RECOMPUTED,
            framework,
            null,
            null,
            null,
            null,
            now,
            now,
            Cause.RECOMPUTATION,
            List.of(),
            null,
            null,
            null);
    return heads
        .load(List.of(ChangeRecords.EVERYBODY))
        .map(
            loaded -> {
              List<RecordWrite> writes = new ArrayList<>();
              heads.append(ChangeRecords.EVERYBODY, List.of(change), writes);
              return writes;
            });
  }
}
