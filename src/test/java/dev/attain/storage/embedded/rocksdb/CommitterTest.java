package dev.attain.storage.embedded.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.storage.contract.Await;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;

/** On a disk that is as slow as the test wants it. */
class CommitterTest {
  private final AtomicLong nanos = new AtomicLong(-7);
  private final CountDownLatch slow = new CountDownLatch(1);
  private final Semaphore begun = new Semaphore(0);
  @TempDir private Path folder;
  private Database database;
  private Committer committer;

  @BeforeEach
  void open() throws Exception {
    database = Database.open(folder.resolve("database"), folder.resolve("native"), true, 1 << 20);
    committer = new Committer(database, new SlowDisk(), 10, 1 << 20, nanos::get);
    committer.start();
  }

  @AfterEach
  void close() throws InterruptedException {
    slow.countDown();
    committer.close();
    database.close();
  }

  @Test
  void whenTheDiskIsAtOneWriteForTooLongOthersArePutOffAndReadsGoOn() throws Exception {
    Future<Boolean> first = committer.submit(new Put(1));
    begun.acquire();
    nanos.addAndGet(Duration.ofSeconds(4).toNanos());
    Future<Boolean> second = committer.submit(new Put(2));
    assertThat(second.isComplete()).as("a slow disk is waited for").isFalse();

    nanos.addAndGet(Duration.ofSeconds(2).toNanos());
    Throwable refusal = Await.failure(committer.submit(new Put(3)));
    assertThat(refusal).hasMessageContaining("the disk has been at one write for 6 s");
    assertThat(Failures.isRetryable(refusal)).isTrue();
    assertThat(Await.failure(second)).isSameAs(refusal);
    assertThat(database.get(Table.META, new byte[] {9})).isNull();
    assertThat(first.isComplete()).as("nobody knows yet whether it is stored").isFalse();

    slow.countDown();
    assertThat(Await.get(first)).isTrue();
    assertThat(Await.get(committer.submit(new Put(4)))).isTrue();
    for (int key = 1; key <= 4; key++) {
      assertThat(database.get(Table.META, new byte[] {(byte) key}) != null)
          .as("%d", key)
          .isEqualTo(key == 1 || key == 4);
    }
  }

  private record Put(int key) implements Change<Boolean> {
    @Override
    public long bytes() {
      return 1;
    }

    @Override
    public Boolean decide(Group group) throws RocksDBException {
      group.put(Table.META, new byte[] {(byte) key});
      return true;
    }
  }

  private final class SlowDisk implements Committer.Watcher {
    @Override
    public void groupBegins() {
      begun.release();
    }

    @Override
    public void groupCommitted() {
      try {
        slow.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
