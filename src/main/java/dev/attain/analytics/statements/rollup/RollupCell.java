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
  private final String bucket;
  private final List<@Nullable String> values;
  private final Summary added = new Summary();
  private final List<Facts> gone = new ArrayList<>(0);

  RollupCell(String id, String bucket, List<@Nullable String> values) {
    this.id = id;
    this.bucket = bucket;
    this.values = values;
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
