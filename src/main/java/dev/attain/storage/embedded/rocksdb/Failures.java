package dev.attain.storage.embedded.rocksdb;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** Which failures may pass: the engine is busy or closing, or the disk is full. */
public final class Failures {
  private static final Set<Status.Code> PASSING =
      EnumSet.of(
          Status.Code.Busy,
          Status.Code.TimedOut,
          Status.Code.TryAgain,
          Status.Code.Aborted,
          Status.Code.Incomplete,
          Status.Code.ShutdownInProgress);

  private Failures() {}

  /** Whether trying again later may succeed. */
  public static boolean isRetryable(Throwable failure) {
    return failure instanceof UnavailableException
        || (failure instanceof RocksDBException e && mayPass(e.getStatus()));
  }

  private static boolean mayPass(@Nullable Status status) {
    return status != null
        && (PASSING.contains(status.getCode()) || status.getSubCode() == Status.SubCode.NoSpace);
  }
}
