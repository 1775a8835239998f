package dev.attain.storage.embedded.wal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.storage.contract.Await;
import dev.attain.storage.embedded.rocksdb.Change;
import dev.attain.storage.embedded.rocksdb.Committer;
import dev.attain.storage.embedded.rocksdb.Database;
import dev.attain.storage.embedded.rocksdb.Group;
import dev.attain.storage.embedded.rocksdb.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;

/** On a log of many records, each of them in one fragment or in several blocks. */
class WriteAheadLogTest {
  private static final int RECORDS = 40;

  private final long seed = new Random().nextInt();
  private final Random random = new Random(seed);

  /** The length of the log after each record. */
  private final List<Integer> ends = new ArrayList<>();

  @TempDir private Path folder;
  private Path database;
  private Path log;
  private byte[] bytes;

  @BeforeEach
  void write() throws Exception {
    System.out.println("seed " + seed);
    database = folder.resolve("database");
    try (Database open = Database.open(database, folder.resolve("native"), true, 1 << 20)) {
      Committer committer = new Committer(open, new Nobody(), 10, 1 << 20);
      committer.start();
      log = log();
      for (int i = 0; i < RECORDS; i++) {
        byte[] value = new byte[random.nextInt(i % 4 == 0 ? 100_000 : 300)];
        random.nextBytes(value);
        Await.get(committer.submit(new Put(new byte[] {(byte) i}, value)));
        ends.add((int) Files.size(log));
      }
      committer.close();
      bytes = Files.readAllBytes(log);
    }
  }

  @Test
  void aWholeLogHasNoDamage() throws IOException {
    assertThat(damage(bytes)).isEmpty();
  }

  @Test
  void aTornEndIsNoDamageWhereverItIsTorn() throws IOException {
    for (int i = 0; i < 100; i++) {
      byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length));
      assertThat(damage(cut)).isEmpty();
      assertThat(damage(Arrays.copyOf(cut, bytes.length))).as("zeros after it").isEmpty();
    }
  }

  @Test
  void aLastRecordThatIsTornInsideIsNoDamage() throws IOException {
    int start = ends.get(RECORDS - 2);
    for (int i = 0; i < 100; i++) {
      byte[] torn = bytes.clone();
      int from = start + random.nextInt(torn.length - start);
      Arrays.fill(torn, from, Math.min(torn.length, from + 512), (byte) 0);
      assertThat(damage(torn)).isEmpty();
    }
  }

  @Test
  void aTornEndIsCutOffAndNothingElse() throws IOException {
    for (int i = 0; i < 100; i++) {
      int whole = ends.get(random.nextInt(RECORDS));
      byte[] garbage = new byte[1 + random.nextInt(100_000)];
      random.nextBytes(garbage);
      byte[] torn = Arrays.copyOf(bytes, whole + garbage.length);
      System.arraycopy(garbage, 0, torn, whole, garbage.length);
      Files.write(log, torn);
      WriteAheadLog.cutTornEnd(database);
      // Less than a header at the end of a block is filling, whatever it is.
      byte[] left = Files.readAllBytes(log);
      assertThat(left.length).isBetween(whole, whole + 6);
      assertThat(Arrays.copyOf(left, whole)).isEqualTo(Arrays.copyOf(bytes, whole));
    }
  }

  @Test
  void aWholeLogAndOneThatIsDamagedInTheMiddleAreLeftAsTheyAre() throws IOException {
    byte[] damaged = bytes.clone();
    damaged[ends.get(1) + 10] ^= 1;
    for (byte[] content : List.of(bytes, damaged)) {
      Files.write(log, content);
      WriteAheadLog.cutTornEnd(database);
      assertThat(Files.readAllBytes(log)).isEqualTo(content);
    }
  }

  @Test
  void anyByteThatDiffersBeforeTheLastRecordIsDamage() throws IOException {
    int end = ends.get(RECORDS - 2);
    for (int i = 0; i < 100; i++) {
      byte[] flipped = bytes.clone();
      int at = random.nextInt(end);
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      if (!isFilling(at)) {
        assertThat(damage(flipped)).as("byte %d", at).isNotEmpty();
      }
    }
  }

  /** The last bytes of a block hold nothing when no header has room there. */
  private static boolean isFilling(int at) {
    return at % (32 * 1024) >= 32 * 1024 - 6;
  }

  private List<WriteAheadLog.Damage> damage(byte[] content) throws IOException {
    Files.write(log, content);
    return WriteAheadLog.findDamage(database).stream().toList();
  }

  private Path log() throws IOException {
    try (Stream<Path> files = Files.list(database)) {
      return files.filter(file -> file.toString().endsWith(".log")).findFirst().orElseThrow();
    }
  }

  private record Put(byte[] key, byte[] value) implements Change<Boolean> {
    @Override
    public long bytes() {
      return value.length;
    }

    @Override
    public Boolean decide(Group group) throws RocksDBException {
      group.put(Table.POSTINGS, key, value);
      return true;
    }
  }

  private static final class Nobody implements Committer.Watcher {
    @Override
    public void groupBegins() {}

    @Override
    public void groupCommitted() {}
  }
}
