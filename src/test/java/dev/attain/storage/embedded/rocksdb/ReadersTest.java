package dev.attain.storage.embedded.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.storage.contract.Await;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

class ReadersTest {
  private final Readers readers = new Readers(1, 2);

  @AfterEach
  void close() throws InterruptedException {
    readers.close();
  }

  @Test
  void readsBeyondTheQueueAreRefusedAsRetryable() {
    CountDownLatch gate = new CountDownLatch(1);
    Future<Boolean> running = readers.submit(() -> gate.await(30, TimeUnit.SECONDS));
    Future<Integer> second = readers.submit(() -> 2);
    Future<Integer> third = readers.submit(() -> 3);
    Future<Integer> fourth = readers.submit(() -> 4);

    Throwable failure = Await.failure(fourth);
    assertThat(failure).hasMessageContaining("reads are waiting");
    assertThat(Failures.isRetryable(failure)).isTrue();
    gate.countDown();
    assertThat(Await.get(running)).isTrue();
    assertThat(Await.get(second)).isEqualTo(2);
    assertThat(Await.get(third)).isEqualTo(3);
  }

  @Test
  void aReadThatThrowsFailsItsFuture() {
    Future<Integer> read =
        readers.submit(
            () -> {
              throw new IOException("no disk");
            });

    assertThat(Await.failure(read)).isInstanceOf(IOException.class).hasMessage("no disk");
  }

  @Test
  void aDiskInTroubleAndABusyDatabaseAreRetryableAndCorruptionIsNot() {
    assertThat(failure(Status.Code.IOError, Status.SubCode.NoSpace)).isTrue();
    assertThat(failure(Status.Code.Busy, Status.SubCode.None)).isTrue();
    assertThat(failure(Status.Code.IOError, Status.SubCode.None)).isTrue();
    assertThat(failure(Status.Code.Corruption, Status.SubCode.None)).isFalse();
  }

  @Test
  void filesOnADiskInTroubleAreRetryableAndAFileThatIsLostIsNot() {
    assertThat(Failures.isRetryable(new IOException("Input/output error"))).isTrue();
    assertThat(Failures.isRetryable(new NoSuchFileException("ab/cd/abcd"))).isFalse();
  }

  @Test
  void noSpaceIsToldFromOtherTrouble() {
    assertThat(Failures.isFull(new IOException("No space left on device"))).isTrue();
    assertThat(Failures.isFull(new FileSystemException("f", null, "Disk quota exceeded"))).isTrue();
    assertThat(Failures.isFull(failed("Disk quota exceeded", Status.SubCode.None))).isTrue();
    assertThat(Failures.isFull(failed("any", Status.SubCode.NoSpace))).isTrue();
    assertThat(Failures.isFull(failed("Input/output error", Status.SubCode.None))).isFalse();
    assertThat(Failures.isFull(new IOException("Input/output error"))).isFalse();
  }

  private static RocksDBException failed(String message, Status.SubCode subCode) {
    return new RocksDBException(message, new Status(Status.Code.IOError, subCode, message));
  }

  private static boolean failure(Status.Code code, Status.SubCode subCode) {
    return Failures.isRetryable(new RocksDBException(new Status(code, subCode, "for a test")));
  }
}
