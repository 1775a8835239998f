package dev.attain.competency.projection;

import dev.attain.competency.projection.changes.TakenOver;
import dev.attain.competency.projection.changes.ToldLevel;
import dev.attain.competency.projection.shares.Generation;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.StoredRecord;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whose figures one generation keeps. A page of them may have none: others lie in between. */
final class KeptFigures implements TakenOver.Figures {
  private final RecordStore records;
  private final Generation generation;

  KeptFigures(RecordStore records, Generation generation) {
    this.records = records;
    this.generation = generation;
  }

  @Override
  public Future<TakenOver.Page> page(@Nullable String after, int limit) {
    return records
        .list(RecordQuery.all(ProjectionRecords.EVIDENCE, limit).continuedAfter(after))
        .map(
            page -> {
              List<ToldLevel> levels =
                  page.records().stream().map(this::level).flatMap(Optional::stream).toList();
              return new TakenOver.Page(levels, page.next());
            });
  }

  private Optional<ToldLevel> level(StoredRecord stored) {
    return EvidenceRecord.findPair(stored, generation)
        .map(
            pair ->
                ToldLevel.nothing(generation.framework().id(), pair.person(), pair.competency()));
  }
}
