package dev.attain.storage.embedded.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksIterator;

class GroupTest {
  @TempDir private Path folder;
  private Database database;

  @BeforeEach
  void open() throws Exception {
    database = Database.open(folder.resolve("database"), folder.resolve("native"), false, 1 << 20);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void afterAGroupIsWrittenEachTableHoldsWhatWasWrittenLast() throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<TreeMap<byte[], byte[]>> expected = new ArrayList<>();
    for (Table ignored : Table.values()) {
      expected.add(new TreeMap<>(Arrays::compareUnsigned));
    }
    for (int groups = 0; groups < 20; groups++) {
      Group group = new Group(database);
      int writes = random.nextInt(200);
      for (int i = 0; i < writes; i++) {
        Table table = Table.values()[random.nextInt(Table.values().length)];
        TreeMap<byte[], byte[]> content = expected.get(table.ordinal());
        byte[] key = bytes(random, 1 + random.nextInt(2), 8);
        if (random.nextInt(4) == 0) {
          group.delete(table, key);
          content.remove(key);
        } else {
          byte[] value = bytes(random, length(random), 256);
          group.put(table, key, value);
          content.put(key, value);
        }
      }
      assertThat(group.writes()).isEqualTo(writes);
      group.write();
    }
    for (Table table : Table.values()) {
      assertThat(content(table))
          .as("%s, seed %d", table, seed)
          .containsExactlyElementsOf(flat(expected.get(table.ordinal())));
    }
  }

  @Test
  void keysAndValuesOfAnyLengthAreWritten() throws Exception {
    // Around the lengths at which a number needs one more byte.
    for (int length : new int[] {0, 1, 127, 128, 129, 16_383, 16_384, 16_385, 2_097_152}) {
      byte[] key = ("key of " + length).getBytes(StandardCharsets.US_ASCII);
      byte[] value = new byte[length];
      Arrays.fill(value, (byte) 7);
      Group group = new Group(database);
      group.put(Table.LOG, key, value);
      group.put(Table.POSTINGS, value, key);
      group.write();
      assertThat(database.get(Table.LOG, key)).isEqualTo(value);
      assertThat(database.get(Table.POSTINGS, value)).isEqualTo(key);
    }
  }

  private static int length(Random random) {
    return random.nextInt(10) == 0 ? 120 + random.nextInt(20_000) : random.nextInt(20);
  }

  private static byte[] bytes(Random random, int length, int bound) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) random.nextInt(bound);
    }
    return bytes;
  }

  private static List<byte[]> flat(TreeMap<byte[], byte[]> content) {
    List<byte[]> all = new ArrayList<>();
    content.forEach(
        (key, value) -> {
          all.add(key);
          all.add(value);
        });
    return all;
  }

  private List<byte[]> content(Table table) throws Exception {
    TreeMap<byte[], byte[]> content = new TreeMap<>(Arrays::compareUnsigned);
    try (ReadOptions options = new ReadOptions();
        RocksIterator stored = database.iterator(table, options)) {
      for (stored.seekToFirst(); stored.isValid(); stored.next()) {
        content.put(stored.key(), stored.value());
      }
      stored.status();
    }
    return flat(content);
  }
}
