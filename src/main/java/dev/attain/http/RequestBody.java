package dev.attain.http;

import io.netty.handler.codec.http.HttpHeaderValues;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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

  private final RoutingContext routing;
  private final HttpServerRequest request;
  private final OctetBudget budget;
  private final Duration patience;
  private long taken;
  private boolean continued;
  private @Nullable BodyPace pace;
  private Runnable onSlow = () -> {};
  private boolean slow;

  /** Whether the request is answered, or its client gone: what is taken then nobody gives back. */
  private boolean over;

  /** Holds back what the client sends until it is known what to do with it. */
  RequestBody(RoutingContext routing, OctetBudget budget, Duration patience) {
    this.routing = routing;
    this.request = routing.request();
    this.budget = budget;
    this.patience = patience;
    if (!request.isEnded() && hasBody()) {
      request.pause();
    }
    routing.addEndHandler(ended -> end());
  }

  /** Reads all of it; fails with {@link RefusedException} when there is more than the limit. */
  Future<Buffer> read(long limit) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length != null && isOver(length, limit)) {
      return Future.failedFuture(BodyRefusals.tooLarge(limit));
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
      // Nobody would give it back.
      throw BodyRefusals.incomplete();
    }
    if (!budget.tryTake(octets)) {
      throw BodyRefusals.busy();
    }
    taken += octets;
  }

  private Future<Void> begin() {
    if (over) {
      return Future.failedFuture(BodyRefusals.incomplete());
    }
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      return Future.failedFuture(BodyRefusals.encoded(encoding));
    }
    if (expectsContinue()) {
      continued = true;
      request.response().writeContinue();
    }
    return Future.succeededFuture();
  }

  /** The pace of what is left to read, from now on. */
  private BodyPace pace(Runnable tooSlow) {
    onSlow = tooSlow;
    BodyPace known = pace;
    if (known == null) {
      known =
          new BodyPace(
              routing.vertx(),
              patience,
              () -> {
                slow = true;
                onSlow.run();
              });
      pace = known;
    }
    return known;
  }

  private Future<Void> handOver(Function<Buffer, Future<Void>> sink) {
    Promise<Void> promise = Promise.promise();
    BodyPace watched = pace(() -> promise.tryFail(BodyRefusals.tooSlow()));
    Future<?>[] pending = {Future.succeededFuture()};
    request.handler(
        piece -> {
          watched.arrived(piece.length());
          if (promise.future().isComplete()) {
            return;
          }
          Future<Void> sunk = sunk(sink, piece).onFailure(promise::tryFail);
          pending[0] = sunk;
          if (!sunk.isComplete()) {
            request.pause();
            watched.waitsForUs();
            sunk.onComplete(
                done -> {
                  watched.goesOn();
                  request.resume();
                });
          }
        });
    request.endHandler(
        ended -> {
          watched.end();
          pending[0].onSuccess(sunk -> promise.tryComplete());
        });
    request.exceptionHandler(broken -> promise.tryFail(BodyRefusals.incomplete()));
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
    BodyPace watched = pace(() -> promise.tryFail(BodyRefusals.tooSlow()));
    request.handler(
        chunk -> {
          watched.arrived(chunk.length());
          if ((long) body.length() + chunk.length() > limit) {
            promise.tryFail(BodyRefusals.tooLarge(limit));
          } else if (over) {
            promise.tryFail(BodyRefusals.incomplete());
          } else if (!budget.tryTake(chunk.length())) {
            promise.tryFail(BodyRefusals.busy());
          } else {
            taken += chunk.length();
            body.appendBuffer(chunk);
          }
        });
    request.endHandler(
        ended -> {
          watched.end();
          promise.tryComplete(body);
        });
    request.exceptionHandler(broken -> promise.tryFail(BodyRefusals.incomplete()));
    request.resume();
    return promise.future();
  }

  /** Calls {@code answer} when nothing of the request is left to read, or too much is. */
  void whenPast(Runnable answer) {
    if (over || request.isEnded() || !hasBody()) {
      answer.run();
      return;
    }
    if (slow || expectsContinue()) {
      closeAfterAnswer();
      answer.run();
      return;
    }
    // What has come of it is not wanted any more, and its client may take long over the rest.
    giveBack();
    long[] dropped = {0};
    boolean[] answered = {false};
    Runnable breakOff =
        () -> {
          if (!answered[0]) {
            answered[0] = true;
            closeAfterAnswer();
            answer.run();
          }
        };
    BodyPace watched = pace(breakOff);
    request.handler(
        chunk -> {
          watched.arrived(chunk.length());
          dropped[0] += chunk.length();
          if (dropped[0] > MAX_DROPPED) {
            breakOff.run();
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

  private void end() {
    over = true;
    if (pace != null) {
      pace.end();
    }
    giveBack();
  }

  private void giveBack() {
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
}
