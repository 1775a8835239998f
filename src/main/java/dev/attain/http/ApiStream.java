package dev.attain.http;

import io.vertx.core.Future;

/** The body of an answer that is written bit by bit, for as long as it takes. */
public interface ApiStream {

  String contentType();

  /**
   * Writes to the exchange's response, on its event loop, and waits for the client to take it.
   * Completes when there is no more to write; when it fails, the connection is closed.
   */
  Future<Void> write(Exchange exchange);
}
