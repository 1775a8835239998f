package dev.attain.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/**
 * Writes octets as the client takes them, so that no more than a piece waits in the connection, and
 * cuts off a client that takes too long for a piece.
 */
final class PacedAnswer {
  static final int PIECE = ConnectionLimits.LEAST_OCTETS;

  private final RoutingContext routing;
  private final Duration patience;

  PacedAnswer(RoutingContext routing, Duration patience) {
    this.routing = routing;
    this.patience = patience;
  }

  /**
   * Completes when all are on their way, or fails with {@link ClientGoneException}; call it on the
   * event loop.
   */
  Future<Void> write(Buffer octets) {
    Promise<Void> written = Promise.promise();
    write(octets, 0, written);
    return written.future();
  }

  /** A promise and no chain of futures: that would grow with the octets. */
  private void write(Buffer octets, int from, Promise<Void> written) {
    HttpServerResponse response = routing.response();
    int next = from;
    while (next < octets.length()) {
      if (response.closed()) {
        written.fail(new ClientGoneException());
        return;
      }
      int end = Math.min(octets.length(), next + PIECE);
      Future<Void> taken = response.write(octets.slice(next, end));
      next = end;
      if (!taken.isComplete()) {
        cutOffUnless(taken);
        taken
            .onSuccess(done -> write(octets, end, written))
            .onFailure(gone -> written.fail(new ClientGoneException()));
        return;
      }
      if (taken.failed()) {
        written.fail(new ClientGoneException());
        return;
      }
    }
    written.complete();
  }

  private void cutOffUnless(Future<Void> taken) {
    Vertx vertx = routing.vertx();
    long timer =
        vertx.setTimer(
            patience.toMillis(), late -> Connections.cut(routing.request().connection()));
    taken.onComplete(done -> vertx.cancelTimer(timer));
  }
}
