package dev.attain.storage.embedded.backup;

import org.jspecify.annotations.Nullable;

/** A backup can't be made or used. The message is for the operator: what is wrong, what to do. */
public final class BackupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BackupException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  BackupException(String message) {
    this(message, null);
  }
}
