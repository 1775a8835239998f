package dev.attain.http;

import dev.attain.json.Json;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;

/**
 * What is before the routes: lets a request in when there is room for its connection, and when the
 * client has taken the answers to those that it sent before. Who sends many at once and reads
 * nothing would have us gather answers without end.
 */
final class Admission implements Handler<HttpServerRequest> {
  private static final ApiAnswer.Refusal FULL =
      new ApiAnswer.Refusal(
          503,
          "Unavailable",
          "the server has as many connections as it takes; try again in a moment",
          List.of());

  private final Connections connections;
  private final Handler<HttpServerRequest> routes;

  Admission(Connections connections, Handler<HttpServerRequest> routes) {
    this.connections = connections;
    this.routes = routes;
  }

  @Override
  public void handle(HttpServerRequest request) {
    if (!request.response().writeQueueFull()) {
      admit(request);
      return;
    }
    request.pause();
    request
        .response()
        .drainHandler(
            taken -> {
              request.response().drainHandler(null);
              request.resume();
              admit(request);
            });
  }

  private void admit(HttpServerRequest request) {
    if (connections.begins(request.connection())) {
      routes.handle(request);
      return;
    }
    request
        .response()
        .setStatusCode(503)
        .putHeader("Retry-After", "2")
        .putHeader(HttpHeaders.CONNECTION, "close")
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
        .end(Buffer.buffer(Json.bytes(FULL)))
        .onComplete(sent -> request.connection().close());
  }
}
