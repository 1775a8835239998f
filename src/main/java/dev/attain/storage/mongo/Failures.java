package dev.attain.storage.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoClientException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteException;
import dev.attain.storage.mongo.lane.LaneLostException;
import dev.attain.storage.mongo.log.LogUnavailableException;
import java.util.Set;
import java.util.stream.Stream;

/** Which failures of the driver may pass, and which mean that a transaction has to decide anew. */
final class Failures {
  /** By the server's list of error codes: the primary moved, a lock, a time limit, a full disk. */
  private static final Set<Integer> PASSING =
      Set.of(
          6, 7, 24, 50, 64, 89, 91, 100, 112, 133, 134, 150, 189, 202, 225, 246, 251, 262, 290, 317,
          9001, 10058, 10107, 11600, 11602, 13388, 13435, 13436, 14031);

  private static final int OUT_OF_DISK_SPACE = 14031;

  private Failures() {}

  /** Whether a server of the database has no room left. */
  static boolean isFull(Throwable failure) {
    return failure instanceof MongoException e
        && codes(e).anyMatch(code -> code == OUT_OF_DISK_SPACE);
  }

  /** Whether trying again later may succeed. */
  static boolean isRetryable(Throwable failure) {
    return failure instanceof LogUnavailableException
        || failure instanceof LaneLostException
        || isAway(failure)
        || failure instanceof MongoException e
            && (hasPassingLabel(e) || codes(e).anyMatch(PASSING::contains));
  }

  /**
   * Whether a transaction that failed may succeed at once when it decides anew: another one was
   * faster, also where that shows as an id that is there by now.
   */
  static boolean isWorthRepeating(Throwable failure) {
    return failure instanceof MongoException e
        && (e.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL) || isDuplicate(e));
  }

  /** Whether an id, or a value that is unique, is there already. */
  static boolean isDuplicate(Throwable failure) {
    return failure instanceof MongoException e
        && codes(e)
            .anyMatch(code -> ErrorCategory.fromErrorCode(code) == ErrorCategory.DUPLICATE_KEY);
  }

  /** Whether no server answered, or none that could have served. */
  static boolean isAway(Throwable failure) {
    return failure instanceof UnavailableException
        || failure instanceof MongoTimeoutException
        || failure instanceof MongoSocketException
        || failure instanceof MongoServerUnavailableException
        || failure instanceof MongoExecutionTimeoutException
        || failure instanceof MongoInterruptedException
        || failure instanceof MongoSecurityException
        || failure instanceof MongoClientException e
            && e.getCause() != null
            && isAway(e.getCause());
  }

  private static boolean hasPassingLabel(MongoException failure) {
    return Stream.of(
            MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL,
            MongoException.UNKNOWN_TRANSACTION_COMMIT_RESULT_LABEL,
            "RetryableWriteError")
        .anyMatch(failure::hasErrorLabel);
  }

  private static Stream<Integer> codes(MongoException failure) {
    if (failure instanceof MongoBulkWriteException bulk) {
      Stream<Integer> concern =
          Stream.ofNullable(bulk.getWriteConcernError()).map(error -> error.getCode());
      return Stream.concat(bulk.getWriteErrors().stream().map(e -> e.getCode()), concern);
    }
    if (failure instanceof MongoWriteException write) {
      return Stream.of(write.getError().getCode());
    }
    return Stream.of(failure.getCode());
  }
}
