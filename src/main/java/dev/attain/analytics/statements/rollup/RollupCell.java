package dev.attain.analytics.statements.rollup;

import dev.attain.analytics.statements.measure.Facts;
import dev.attain.analytics.statements.measure.Summary;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What changes of one summary. */
final class RollupCell {
  private final String id;
  private final RollupKind kind;
  private final RollupLevel level;
  private final String bucket;
  private final List<@Nullable String> values;
  private final Summary added = new Summary();
  private final List<Facts> gone = new ArrayList<>(0);

  RollupCell(
      String id, RollupKind kind, RollupLevel level, String bucket, List<@Nullable String> values) {
    this.id = id;
    this.kind = kind;
    this.level = level;
    this.bucket = bucket;
    this.values = values;
  }

  /** The values that its statements have in common. */
  List<@Nullable String> values() {
    return values;
  }

  boolean is(RollupKind one, RollupLevel at) {
    return kind == one && level == at;
  }

  String bucket() {
    return bucket;
  }

  /** Of its record. */
  String id() {
    return id;
  }

  void add(Facts facts) {
    added.add(facts, 1);
  }

  void remove(Facts facts) {
    gone.add(facts);
  }

  /** All that changes there changes here too. */
  void add(RollupCell part) {
    added.add(part.added);
    gone.addAll(part.gone);
  }

  /**
   * The write that brings it about.
   *
   * @param before the record as it is; null where there is none
   */
  RecordWrite write(@Nullable StoredRecord before) {
    Summary summary = added;
    if (before != null) {
      summary = Summary.of(RollupRecord.read(before).k());
      summary.add(added);
    }
    for (Facts facts : gone) {
      summary.add(facts, -1);
    }
    return summary.count() == 0
        ? new RecordWrite.Delete(RollupRecord.COLLECTION, id, RecordWrite.ANY_REVISION)
        : new RecordWrite.Put(
            RollupRecord.COLLECTION,
            id,
            RecordWrite.ANY_REVISION,
            new RollupRecord(bucket, values, summary.octets()).json(),
            Map.of());
  }
}
