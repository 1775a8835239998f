package dev.attain.http;

/** The client has closed its connection, or was cut off, before it had all of its answer. */
final class ClientGoneException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ClientGoneException() {
    super("the client is gone", null, false, false);
  }
}
