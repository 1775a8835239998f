package dev.attain.storage.mongo.log;

/** The log can't take this batch now: too many wait already, or it is closing. */
public final class LogUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LogUnavailableException(String message) {
    super(message);
  }
}
