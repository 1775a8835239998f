package dev.attain.storage.embedded;

import dev.attain.records.RecordWrite;
import dev.attain.records.WriteOutcome;
import dev.attain.storage.embedded.rocksdb.Change;
import dev.attain.storage.embedded.rocksdb.Group;
import dev.attain.storage.embedded.rocksdb.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/** A batch of record writes on its way into the tables. */
final class WriteRecords implements Change<WriteOutcome> {
  /** About what a write weighs beside its JSON. */
  private static final int OVERHEAD_BYTES = 256;

  private final List<RecordWrite> writes;

  WriteRecords(List<RecordWrite> writes) {
    this.writes = List.copyOf(writes);
  }

  @Override
  public long bytes() {
    return writes.stream()
        .mapToLong(
            write ->
                OVERHEAD_BYTES + (write instanceof RecordWrite.Put put ? put.json().length : 0))
        .sum();
  }

  @Override
  public WriteOutcome decide(Group group) throws RocksDBException {
    group.prefetch(
        Table.RECORDS,
        writes.stream()
            .filter(write -> write.collection().revisions())
            .map(WriteRecords::key)
            .toList());
    List<@Nullable RecordValue> former = new ArrayList<>();
    for (RecordWrite write : writes) {
      RecordValue present = write.collection().revisions() ? present(write, group) : null;
      long revision = present == null ? RecordWrite.ABSENT : present.revision();
      if (write.expectedRevision() != RecordWrite.ANY_REVISION
          && write.expectedRevision() != revision) {
        return new WriteOutcome.RevisionConflict(write.collection().name(), write.id(), revision);
      }
      former.add(present);
    }
    for (int i = 0; i < writes.size(); i++) {
      apply(writes.get(i), former.get(i), group);
    }
    return new WriteOutcome.Written();
  }

  static @Nullable RecordValue present(RecordWrite write, Group group) throws RocksDBException {
    byte[] value = group.get(Table.RECORDS, key(write));
    return value == null ? null : RecordValue.of(value);
  }

  private static byte[] key(RecordWrite write) {
    return Layout.record(write.collection(), write.id());
  }

  private static void apply(RecordWrite write, @Nullable RecordValue former, Group group)
      throws RocksDBException {
    if (write instanceof RecordWrite.Put put) {
      put(put, RecordValue.of(put, former == null ? 1 : former.revision() + 1), former, group);
    } else if (former != null || !write.collection().revisions()) {
      group.delete(Table.RECORDS, key(write));
      unindex(write, entries(former), RecordValue.sorted(), group);
    }
  }

  /** Writes what is to be there, and the index entries that were not. */
  static void put(RecordWrite.Put put, RecordValue value, @Nullable RecordValue former, Group group)
      throws RocksDBException {
    NavigableSet<byte[]> before = entries(former);
    group.put(Table.RECORDS, key(put), value.toBytes());
    unindex(put, before, value.entries(), group);
    for (byte[] entry : value.entries()) {
      if (!before.contains(entry)) {
        group.put(Table.RECORD_INDEX, indexKey(put, entry));
      }
    }
  }

  private static NavigableSet<byte[]> entries(@Nullable RecordValue record) {
    return record == null ? RecordValue.sorted() : record.entries();
  }

  private static void unindex(RecordWrite write, Set<byte[]> before, Set<byte[]> after, Group group)
      throws RocksDBException {
    for (byte[] entry : before) {
      if (!after.contains(entry)) {
        group.delete(Table.RECORD_INDEX, indexKey(write, entry));
      }
    }
  }

  private static byte[] indexKey(RecordWrite write, byte[] entry) {
    return Layout.index(write.collection(), entry, Layout.utf8(write.id()));
  }
}
