package dev.attain.storage.embedded;

import dev.attain.records.RecordWrite;
import dev.attain.storage.KeptRecord;
import dev.attain.storage.embedded.rocksdb.Change;
import dev.attain.storage.embedded.rocksdb.Group;
import java.util.List;
import org.rocksdb.RocksDBException;

/** Records on their way in, with the revisions that they had. */
record RestoreRecords(List<KeptRecord> records) implements Change<Integer> {
  /** About what a record weighs beside its JSON. */
  private static final int OVERHEAD_BYTES = 256;

  RestoreRecords {
    records = List.copyOf(records);
  }

  @Override
  public long bytes() {
    return records.stream()
        .mapToLong(kept -> kept.record().json().length + (long) OVERHEAD_BYTES)
        .sum();
  }

  @Override
  public Integer decide(Group group) throws RocksDBException {
    for (KeptRecord kept : records) {
      RecordWrite.Put put = kept.put();
      RecordValue value = RecordValue.of(put, kept.record().revision());
      WriteRecords.put(put, value, WriteRecords.present(put, group), group);
    }
    return records.size();
  }
}
