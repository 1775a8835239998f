package dev.attain.http;

import io.netty.handler.codec.http.HttpHeaderValues;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The body of one request: read into memory up to a limit, or read and dropped.
 *
 * <p>A refusal is sent when the client has finished sending, because most clients do not read
 * before that and would see a broken connection instead of the reason. Only a client that goes far
 * beyond every limit is cut off.
 */
final class RequestBody {
  /** What is read and dropped before a connection is closed on its client. */
  static final long MAX_DROPPED = 256L << 20;

  private static final int RETRY_AFTER_SECONDS = 1;

  private final RoutingContext routing;
  private final HttpServerRequest request;
  private final BodyBudget budget;
  private long taken;
  private boolean continued;

  /** Whether the request is answered, or its client gone: what is taken then nobody gives back. */
  private boolean over;

  /** Holds back what the client sends until it is known what to do with it. */
  RequestBody(RoutingContext routing, BodyBudget budget) {
    this.routing = routing;
    this.request = routing.request();
    this.budget = budget;
    if (!request.isEnded() && hasBody()) {
      request.pause();
    }
    routing.addEndHandler(ended -> giveBack());
  }

  /** Reads all of it; fails with {@link RefusedException} when there is more than the limit. */
  Future<Buffer> read(long limit) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length != null && isOver(length, limit)) {
      return Future.failedFuture(tooLarge(limit));
    }
    return begin().compose(begun -> collect(limit));
  }

  /**
   * Hands over what arrives, piece by piece: the client has to wait while {@code sink} is at work.
   * Fails when {@code sink} does, which then gets nothing more.
   */
  Future<Void> stream(Function<Buffer, Future<Void>> sink) {
    return begin().compose(begun -> handOver(sink));
  }

  /** Takes memory for some octets until the request is answered, or fails with 503. */
  void reserve(long octets) {
    if (over) {
      throw incomplete();
    }
    if (!budget.tryTake(octets)) {
      throw busy();
    }
    taken += octets;
  }

  private Future<Void> begin() {
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      return Future.failedFuture(
          new RefusedException(
              ApiAnswer.refused(
                  415,
                  "Unsupported content encoding",
                  "Content-Encoding '" + encoding + "' is not taken; send the body as it is",
                  List.of())));
    }
    if (expectsContinue()) {
      continued = true;
      request.response().writeContinue();
    }
    return Future.succeededFuture();
  }

  private Future<Void> handOver(Function<Buffer, Future<Void>> sink) {
    Promise<Void> promise = Promise.promise();
    Future<?>[] pending = {Future.succeededFuture()};
    request.handler(
        piece -> {
          if (promise.future().isComplete()) {
            return;
          }
          Future<Void> sunk = sunk(sink, piece).onFailure(promise::tryFail);
          pending[0] = sunk;
          if (!sunk.isComplete()) {
            request.pause();
            sunk.onComplete(done -> request.resume());
          }
        });
    request.endHandler(ended -> pending[0].onSuccess(sunk -> promise.tryComplete()));
    request.exceptionHandler(broken -> promise.tryFail(incomplete()));
    request.resume();
    return promise.future();
  }

  private static Future<Void> sunk(Function<Buffer, Future<Void>> sink, Buffer piece) {
    try {
      return sink.apply(piece);
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  private Future<Buffer> collect(long limit) {
    Promise<Buffer> promise = Promise.promise();
    Buffer body = Buffer.buffer();
    request.handler(
        chunk -> {
          if ((long) body.length() + chunk.length() > limit) {
            promise.tryFail(tooLarge(limit));
          } else if (over) {
            promise.tryFail(incomplete());
          } else if (!budget.tryTake(chunk.length())) {
            promise.tryFail(busy());
          } else {
            taken += chunk.length();
            body.appendBuffer(chunk);
          }
        });
    request.endHandler(ended -> promise.tryComplete(body));
    request.exceptionHandler(broken -> promise.tryFail(incomplete()));
    request.resume();
    return promise.future();
  }

  /** Calls {@code answer} when nothing of the request is left to read, or too much is. */
  void whenPast(Runnable answer) {
    if (request.isEnded() || !hasBody()) {
      answer.run();
      return;
    }
    if (expectsContinue()) {
      closeAfterAnswer();
      answer.run();
      return;
    }
    long[] dropped = {0};
    boolean[] answered = {false};
    request.handler(
        chunk -> {
          dropped[0] += chunk.length();
          if (dropped[0] > MAX_DROPPED && !answered[0]) {
            answered[0] = true;
            closeAfterAnswer();
            answer.run();
          }
        });
    request.endHandler(
        ended -> {
          if (!answered[0]) {
            answered[0] = true;
            answer.run();
          }
        });
    request.resume();
  }

  private boolean hasBody() {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return length == null
        ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        : !length.equals("0");
  }

  private void closeAfterAnswer() {
    request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaderValues.CLOSE);
    routing.addEndHandler(ended -> request.connection().close());
  }

  private boolean expectsContinue() {
    return !continued
        && HttpHeaderValues.CONTINUE.contentEqualsIgnoreCase(
            String.valueOf(request.getHeader(HttpHeaders.EXPECT)));
  }

  private void giveBack() {
    over = true;
    budget.giveBack(taken);
    taken = 0;
  }

  private static boolean isOver(String contentLength, long limit) {
    try {
      return Long.parseLong(contentLength) > limit;
    } catch (NumberFormatException e) {
      return true;
    }
  }

  static RefusedException tooLarge(long limit) {
    return new RefusedException(
        ApiAnswer.refused(
            413,
            "Request body too large",
            "the body of this request may have "
                + limit
                + " octets; send it in several requests, or raise the limit in the settings",
            List.of()));
  }

  /** Nobody will read it, but a client that goes away is no incident. */
  private static RefusedException incomplete() {
    return new RefusedException(
        ApiAnswer.refused(400, "Bad request", "the body is incomplete", List.of()));
  }

  private static RefusedException busy() {
    ApiAnswer.Refusal refusal =
        new ApiAnswer.Refusal(
            503, "Busy", "too many large requests at once; try again in a moment", List.of());
    return new RefusedException(
        new ApiAnswer(503, refusal, Map.of("Retry-After", Integer.toString(RETRY_AFTER_SECONDS))));
  }
}
