package dev.attain.storage.migration;

import org.jspecify.annotations.Nullable;

/** A migration can't be begun, or not go on. The message says why and what to do. */
public final class MigrationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MigrationException(String message) {
    this(message, null);
  }

  MigrationException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
