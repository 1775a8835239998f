package dev.attain.storage.embedded.rocksdb;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** Which failures may pass: the engine is busy or closing, or the disk is full or away. */
public final class Failures {
  private static final Set<Status.Code> PASSING =
      EnumSet.of(
          Status.Code.Busy,
          Status.Code.TimedOut,
          Status.Code.TryAgain,
          Status.Code.Aborted,
          Status.Code.Incomplete,
          Status.Code.ShutdownInProgress,
          Status.Code.IOError);

  /** How systems say that they have no room; the JDK and RocksDB hand their words on. */
  private static final List<String> NO_SPACE =
      List.of(
          "No space left on device",
          "Disk quota exceeded",
          "File too large",
          "There is not enough space on the disk");

  private Failures() {}

  /** Whether trying again later may succeed. */
  public static boolean isRetryable(Throwable failure) {
    return failure instanceof UnavailableException
        || (failure instanceof RocksDBException e && mayPass(e.getStatus()))
        // A file that is not there is a loss, which no waiting mends.
        || (failure instanceof IOException && !(failure instanceof NoSuchFileException));
  }

  /** Whether the disk, or what this process may take of it, is full. */
  public static boolean isFull(Throwable failure) {
    if (failure instanceof RocksDBException e) {
      Status status = e.getStatus();
      return (status != null && status.getSubCode() == Status.SubCode.NoSpace)
          || saysNoSpace(e.getMessage());
    }
    return failure instanceof IOException && saysNoSpace(failure.getMessage());
  }

  /** Whether something on the disk is not what was written there. */
  public static boolean isDamaged(Throwable failure) {
    return failure instanceof RocksDBException e
        && e.getStatus() != null
        && e.getStatus().getCode() == Status.Code.Corruption;
  }

  private static boolean mayPass(@Nullable Status status) {
    return status != null && PASSING.contains(status.getCode());
  }

  private static boolean saysNoSpace(@Nullable String message) {
    return message != null && NO_SPACE.stream().anyMatch(message::contains);
  }
}
