package dev.attain.benchmark;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import org.jspecify.annotations.Nullable;

/** A load generator that costs little itself: one event loop, kept-alive HTTP/1.1 connections. */
final class LoadClient implements AutoCloseable {

  /** An answer. */
  record Answer(int status, Buffer body) {}

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final HttpClient client;

  LoadClient(int port, int connections) {
    client =
        vertx.createHttpClient(
            new HttpClientOptions().setDefaultHost("127.0.0.1").setDefaultPort(port),
            new PoolOptions().setHttp1MaxSize(connections));
  }

  Future<Answer> post(String path, byte[] body) {
    return send(HttpMethod.POST, path, Buffer.buffer(body));
  }

  Future<Answer> get(String path) {
    return send(HttpMethod.GET, path, null);
  }

  private Future<Answer> send(HttpMethod method, String path, @Nullable Buffer body) {
    // The body is asked for on the event loop, before it can have arrived.
    return client
        .request(method, path)
        .compose(
            request -> {
              request.putHeader("Authorization", ServerProcess.authorization());
              request.putHeader("X-Experience-API-Version", "1.0.3");
              request.putHeader("Content-Type", "application/json");
              return request
                  .send(body == null ? Buffer.buffer() : body)
                  .compose(
                      answer ->
                          answer.body().map(content -> new Answer(answer.statusCode(), content)));
            });
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
