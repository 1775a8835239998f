package dev.attain.storage.embedded;

import dev.attain.records.RecordPage;
import dev.attain.records.RecordQuery;
import dev.attain.records.StoredRecord;
import dev.attain.storage.embedded.rocksdb.Table;
import dev.attain.storage.embedded.rocksdb.View;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/**
 * One page of a record query. A cursor is the key of the page's last record without what all keys
 * of the query begin with, so that no cursor leads out of its query.
 */
final class RecordScan {
  private static final byte[] NOTHING = new byte[0];

  private final RecordQuery query;
  private final @Nullable String index;

  /** What the matching entries of a record begin with; empty when no index is asked for. */
  private final byte[] entryPrefix;

  /** What all keys of the query begin with. */
  private final byte[] prefix;

  RecordScan(RecordQuery query) {
    this.query = query;
    this.index = query.index();
    if (index == null) {
      entryPrefix = NOTHING;
      prefix = Layout.record(query.collection(), query.prefix());
    } else {
      entryPrefix =
          query.exact()
              ? Layout.indexEntry(index, query.prefix())
              : Layout.indexPrefix(index, query.prefix());
      prefix = Layout.index(query.collection(), entryPrefix, NOTHING);
    }
  }

  RecordPage page(View view) throws RocksDBException {
    List<StoredRecord> records = new ArrayList<>();
    byte[] last = prefix;
    try (RocksIterator keys = view.iterator(index == null ? Table.RECORDS : Table.RECORD_INDEX)) {
      for (keys.seek(start()); keys.isValid(); keys.next()) {
        byte[] key = keys.key();
        if (!matches(key)) {
          break;
        }
        StoredRecord found = index == null ? byId(key, keys.value()) : byIndex(key, index, view);
        if (found != null) {
          if (records.size() == query.limit()) {
            return new RecordPage(records, cursor(last));
          }
          records.add(found);
          last = key;
        }
      }
      keys.status();
    }
    return new RecordPage(records, null);
  }

  private byte[] start() {
    String after = query.after();
    if (after == null) {
      return prefix;
    }
    byte[] rest = Base64.getUrlDecoder().decode(after);
    // The key and a zero byte: what comes right after the key.
    return ByteBuffer.allocate(prefix.length + rest.length + 1).put(prefix).put(rest).array();
  }

  private String cursor(byte[] key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOfRange(key, prefix.length, key.length));
  }

  private boolean matches(byte[] key) {
    if (key.length < prefix.length
        || !Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length)) {
      return false;
    }
    if (!query.exact()) {
      return true;
    }
    return index == null ? key.length == prefix.length : !Layout.isEscape(key, prefix.length);
  }

  private StoredRecord byId(byte[] key, byte[] value) {
    return RecordValue.of(value).record(Layout.text(key, nameBytes()));
  }

  /** Null when another entry of the same record, before this one, has brought it already. */
  private @Nullable StoredRecord byIndex(byte[] key, String name, View view)
      throws RocksDBException {
    int idStart = Layout.idStart(key, nameBytes() + name.length() + 1);
    String id = Layout.text(key, idStart);
    byte[] value = view.get(Table.RECORDS, Layout.record(query.collection(), id));
    // A record and its entries are written at once.
    RecordValue stored = RecordValue.of(Objects.requireNonNull(value));
    byte[] entry = Arrays.copyOfRange(key, nameBytes(), idStart);
    return Arrays.equals(stored.entries().ceiling(entryPrefix), entry) ? stored.record(id) : null;
  }

  /** Names of collections and indexes are ASCII. */
  private int nameBytes() {
    return query.collection().name().length() + 1;
  }
}
