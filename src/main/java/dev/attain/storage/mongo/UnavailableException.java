package dev.attain.storage.mongo;

/** The engine can't take or end this operation now: too many are under way, or none is answered. */
public final class UnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnavailableException(String message) {
    super(message);
  }
}
