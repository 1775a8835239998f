package dev.attain.storage.mongo;

import org.jspecify.annotations.Nullable;

/**
 * A server or database can't be used. The message names it without its password, the reason, and
 * what to do.
 */
public final class MongoRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MongoRefusedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
