package dev.attain.analytics.statements.rollup;

import dev.attain.analytics.statements.filter.StatementRow;
import dev.attain.analytics.statements.measure.Facts;
import dev.attain.analytics.statements.measure.Summary;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a batch of statements changes of summaries. */
final class RollupChanges {
  private final Map<String, Cell> cells = new HashMap<>();

  /** What changes of one summary. */
  private record Cell(
      String bucket, List<@Nullable String> values, Summary added, List<Facts> gone) {}

  /** A statement counts from now on. */
  void add(StatementRow row) {
    Facts facts = facts(row);
    cells(row).forEach(cell -> cell.added().add(facts, 1));
  }

  /** A statement that counted does so no longer. */
  void remove(StatementRow row) {
    Facts facts = facts(row);
    cells(row).forEach(cell -> cell.gone().add(facts));
  }

  private static Facts facts(StatementRow row) {
    return Facts.of(row, row.people());
  }

  private List<Cell> cells(StatementRow row) {
    List<Cell> touched = new ArrayList<>(16);
    Instant at = row.timestamp();
    for (RollupKind kind : RollupKind.values()) {
      List<@Nullable String> values = kind.values(row);
      for (RollupLevel level : kind.levels()) {
        String bucket = level.bucket(at);
        touched.add(
            cells.computeIfAbsent(
                RollupRecord.id(kind, level, bucket, values),
                id -> new Cell(bucket, values, new Summary(), new ArrayList<>())));
      }
    }
    return touched;
  }

  /** The records that change. */
  Set<String> ids() {
    return cells.keySet();
  }

  /** The writes that bring it about. */
  List<RecordWrite> writes(Map<String, StoredRecord> before) {
    List<RecordWrite> writes = new ArrayList<>(cells.size());
    cells.forEach((id, cell) -> writes.add(write(id, cell, before.get(id))));
    return writes;
  }

  private static RecordWrite write(String id, Cell cell, @Nullable StoredRecord before) {
    Summary summary =
        before == null
            ? new Summary()
            : Summary.of(RollupRecord.read(before, RollupRecord.class).k());
    summary.add(cell.added());
    cell.gone().forEach(facts -> summary.add(facts, -1));
    return summary.count() == 0
        ? new RecordWrite.Delete(RollupRecord.COLLECTION, id, RecordWrite.ANY_REVISION)
        : new RecordWrite.Put(
            RollupRecord.COLLECTION,
            id,
            RecordWrite.ANY_REVISION,
            RollupRecord.json(new RollupRecord(cell.bucket(), cell.values(), summary.kept())),
            Map.of());
  }
}
