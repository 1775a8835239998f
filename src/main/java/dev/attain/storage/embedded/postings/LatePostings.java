package dev.attain.storage.embedded.postings;

import dev.attain.statements.Term;
import dev.attain.storage.embedded.rocksdb.Entry;
import dev.attain.storage.embedded.rocksdb.Group;
import dev.attain.storage.embedded.rocksdb.Table;
import java.util.Arrays;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/** Changes of blocks that are in the database or come there with the same group. */
final class LatePostings {
  /** Stands for a block that goes; compared by identity. */
  private static final byte[] NOTHING = new byte[0];

  private final Group group;
  private final NavigableMap<byte[], byte[]> changed = new TreeMap<>(Arrays::compareUnsigned);

  LatePostings(Group group) {
    this.group = group;
  }

  void put(PostingBlock block) {
    changed.put(block.key(), block.value());
  }

  /** A position that is there already stays there once. */
  void add(Term term, long position) throws RocksDBException {
    PostingBlock block = reaching(term, position);
    if (block == null) {
      put(new PostingBlock(term, new long[] {position}));
    } else {
      put(block.with(position));
    }
  }

  void remove(Term term, long position) throws RocksDBException {
    PostingBlock block = reaching(term, position);
    if (block != null) {
      changed.put(block.key(), NOTHING);
      PostingBlock rest = block.without(position);
      if (rest != null) {
        put(rest);
      }
    }
  }

  /** The block that begins at or before a position and ends at or after it. */
  private @Nullable PostingBlock reaching(Term term, long position) throws RocksDBException {
    Entry first = first(PostingKey.of(term, position));
    if (first == null || !PostingKey.term(first.key()).equals(term)) {
      return null;
    }
    PostingBlock block = PostingBlock.of(first);
    return block.newest() >= position ? block : null;
  }

  /** The first entry at or after a key, as it will be after the changes. */
  private @Nullable Entry first(byte[] key) throws RocksDBException {
    Entry stored = group.storedFrom(Table.POSTINGS, key);
    while (stored != null && changed.containsKey(stored.key())) {
      // The key that follows immediately.
      byte[] next = Arrays.copyOf(stored.key(), stored.key().length + 1);
      stored = group.storedFrom(Table.POSTINGS, next);
    }
    for (Map.Entry<byte[], byte[]> entry : changed.tailMap(key).entrySet()) {
      if (stored != null && Arrays.compareUnsigned(stored.key(), entry.getKey()) < 0) {
        return stored;
      }
      if (entry.getValue() != NOTHING) {
        return new Entry(entry.getKey(), entry.getValue());
      }
    }
    return stored;
  }

  void write() throws RocksDBException {
    for (Map.Entry<byte[], byte[]> entry : changed.entrySet()) {
      if (entry.getValue() == NOTHING) {
        group.delete(Table.POSTINGS, entry.getKey());
      } else {
        group.put(Table.POSTINGS, entry.getKey(), entry.getValue());
      }
    }
  }
}
