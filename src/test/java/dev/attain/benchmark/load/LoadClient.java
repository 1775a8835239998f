package dev.attain.benchmark.load;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Costs little itself: one event loop, kept-alive HTTP/1.1 connections to this machine. */
public final class LoadClient implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  /** Less than servers keep idle connections, or a request meets the end of its connection. */
  private static final int KEEP_ALIVE_SECONDS = 20;

  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final HttpClient client;
  private final String authorization;

  /**
   * @param authorization the value of that header in every call
   */
  public LoadClient(int port, String authorization, int connections) {
    this.authorization = authorization;
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setDefaultHost("127.0.0.1")
                .setDefaultPort(port)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS),
            new PoolOptions().setHttp1MaxSize(connections));
  }

  Vertx vertx() {
    return vertx;
  }

  /**
   * Fails with an {@link UnexpectedAnswerException} for statuses that the call does not expect, and
   * for those that put off without saying until when.
   */
  public Future<Answer> send(Call call) {
    // The body is asked for on the event loop, before it can have arrived.
    return client
        .request(call.method(), call.path())
        .compose(
            request -> {
              request.putHeader("Authorization", authorization);
              request.putHeader("X-Experience-API-Version", "1.0.3");
              request.putHeader("Content-Type", "application/json");
              call.headers().forEach(request::putHeader);
              return request
                  .send(Buffer.buffer(call.body()))
                  .compose(
                      answer ->
                          answer
                              .body()
                              .map(
                                  body -> new Answer(answer.statusCode(), answer.headers(), body)));
            })
        .compose(
            answer ->
                call.expected().contains(answer.status()) && saysWhenToComeBack(answer)
                    ? Future.succeededFuture(answer)
                    : Future.failedFuture(new UnexpectedAnswerException(call, answer)));
  }

  private static boolean saysWhenToComeBack(Answer answer) {
    return answer.status() != UNAVAILABLE && answer.status() != TOO_MANY
        || answer.headers().contains("Retry-After");
  }

  /** Sends and waits. */
  public Answer ask(Call call) {
    try {
      return send(call).await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("no answer to " + call.path(), e);
    }
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
