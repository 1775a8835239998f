package dev.attain.storage.embedded.rocksdb;

/** The engine can't take this operation now: too many wait already, or it is closing. */
public final class UnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnavailableException(String message) {
    super(message);
  }
}
