package dev.attain.http;

import dev.attain.access.Principal;
import dev.attain.access.Scope;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One request and its answer, on one event loop: who sends it, its body within a limit, and one way
 * to answer. What a resource does with it may fail with {@link RefusedException}.
 */
public final class Exchange {
  static final String JSON = "application/json";
  private static final String PROBLEM_JSON = "application/problem+json";

  private final RoutingContext routing;
  private final HttpParts parts;
  private final Context context;
  private final Failures failures;
  private final RequestBody body;
  private final PacedAnswer writing;
  private final OctetBudget answers;
  private long answerOctets;

  Exchange(RoutingContext routing, HttpParts parts, Failures failures, Bounds bounds) {
    this.routing = routing;
    this.parts = parts;
    this.context = Objects.requireNonNull(routing.vertx().getOrCreateContext());
    this.failures = failures;
    this.body = new RequestBody(routing, bounds.bodies(), bounds.limits().patience());
    this.writing = new PacedAnswer(routing, bounds.limits().patience());
    this.answers = bounds.answers();
  }

  public RoutingContext routing() {
    return routing;
  }

  public HttpServerRequest request() {
    return routing.request();
  }

  public HttpServerResponse response() {
    return routing.response();
  }

  public Instant now() {
    return parts.clock().instant();
  }

  /** Who sends this; fails with 401, or with 403 when the credential may not do that. */
  public Future<Principal> authenticate(Scope scope) {
    return authenticate()
        .map(
            principal -> {
              if (!principal.may(scope)) {
                throw Failures.forbidden(principal.key(), scope);
              }
              return principal;
            });
  }

  /** Who sends this, whatever they may do; fails with 401. */
  Future<Principal> authenticate() {
    String header = request().getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null) {
      return Future.failedFuture(Failures.unauthorized("this needs a basic Authorization header"));
    }
    return here(parts.credentials().authenticate(header))
        .map(
            found ->
                found.orElseThrow(
                    () -> Failures.unauthorized("no credential has this key and secret")));
  }

  /** The body; fails with 413 when it has more octets. */
  public Future<Buffer> body(long limit) {
    return RewrittenRequests.findBody(routing)
        .map(
            meant ->
                meant.length() > limit
                    ? Future.<Buffer>failedFuture(BodyRefusals.tooLarge(limit))
                    : Future.succeededFuture(meant))
        .orElseGet(() -> body.read(limit));
  }

  /**
   * Hands over the body piece by piece, on this event loop; the client has to wait while {@code
   * sink} is at work. Fails when {@code sink} does, which then gets nothing more.
   */
  public Future<Void> stream(Function<Buffer, Future<Void>> sink) {
    return body.stream(piece -> here(sink.apply(piece)));
  }

  /** Takes memory for some octets until the request is answered, or fails with 503. */
  public void reserve(long octets) {
    body.reserve(octets);
  }

  /** Continues on this event loop, wherever {@code future} completes. */
  public <T> Future<T> here(Future<T> future) {
    if (future.isComplete()) {
      return future;
    }
    Promise<T> promise = Promise.promise();
    future.onComplete(
        done ->
            context.runOnContext(
                on -> {
                  if (done.succeeded()) {
                    promise.complete(done.result());
                  } else {
                    promise.fail(done.cause());
                  }
                }));
    return promise.future();
  }

  /** Does work that would hold up the event loop, on a worker thread. */
  public <T> Future<T> onWorker(Callable<T> work) {
    return context.executeBlocking(work, false);
  }

  /**
   * Takes memory for an answer of some octets until the client has taken it, or fails with 503: who
   * asks for much and reads nothing has no more than this of it.
   */
  public void reserveAnswer(long octets) {
    if (answerOctets > 0 || response().closed()) {
      return;
    }
    long taken = answers.takeOrAll(octets);
    if (taken < 0) {
      throw Failures.busy("too many large answers at once; try again in a moment");
    }
    answerOctets = taken;
    routing.addEndHandler(ended -> answers.giveBack(taken));
  }

  /** Answers; {@code bytes} are not sent to HEAD. */
  public void answer(int status, String contentType, Buffer bytes) {
    if (bytes.length() > PacedAnswer.PIECE) {
      answerInPieces(status, contentType, bytes);
      return;
    }
    body.whenPast(
        () -> {
          if (response().ended() || response().closed()) {
            return;
          }
          response().setStatusCode(status);
          if (status == 204 || status == 304) {
            response().end();
            return;
          }
          response().putHeader(HttpHeaders.CONTENT_TYPE, contentType);
          response().putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(bytes.length()));
          if (HttpMethod.HEAD.equals(request().method())) {
            response().end();
          } else {
            response().end(bytes);
          }
        });
  }

  private void answerInPieces(int status, String contentType, Buffer bytes) {
    try {
      reserveAnswer(bytes.length());
    } catch (RefusedException busy) {
      fail(busy);
      return;
    }
    answer(status, contentType, bytes.length(), () -> writing.write(bytes));
  }

  /**
   * Answers with octets that are written as the client takes them; not to HEAD.
   *
   * @param length how many {@code writing} will {@link #write}
   * @param writing when it fails, the connection is closed: the client sees that octets are missing
   */
  public void answer(int status, String contentType, long length, Supplier<Future<Void>> writing) {
    body.whenPast(
        () -> {
          if (response().ended() || response().closed()) {
            return;
          }
          response().setStatusCode(status);
          response().putHeader(HttpHeaders.CONTENT_TYPE, contentType);
          response().putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(length));
          if (request().method() == HttpMethod.HEAD) {
            response().end();
            return;
          }
          here(writing.get()).onSuccess(written -> response().end()).onFailure(this::breakOff);
        });
  }

  public void answerJson(int status, Buffer bytes) {
    answer(status, JSON, bytes);
  }

  /** Answers 204, without a body. */
  public void answerEmpty() {
    answerEmpty(204);
  }

  /**
   * Answers without a body.
   *
   * @param status 204 or 304
   */
  public void answerEmpty(int status) {
    answer(status, JSON, Buffer.buffer());
  }

  /** Answers with a value that our mapper writes. */
  public void answer(ApiAnswer answer) {
    boolean refusal = answer.body() instanceof ApiAnswer.Refusal;
    answer.headers().forEach(response()::putHeader);
    if (answer.body() instanceof ApiStream stream) {
      stream(answer.status(), stream);
      return;
    }
    answer(answer.status(), refusal ? PROBLEM_JSON : JSON, failures.json(answer.body()));
  }

  private void stream(int status, ApiStream stream) {
    body.whenPast(
        () -> {
          response().setStatusCode(status).setChunked(true);
          response().putHeader(HttpHeaders.CONTENT_TYPE, stream.contentType());
          // What is compressed would wait for more of its kind.
          response().putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
          here(stream.write(this))
              .onSuccess(
                  written -> {
                    if (!response().ended() && !response().closed()) {
                      response().end();
                    }
                  })
              .onFailure(this::breakOff);
        });
  }

  /** Writes some of a stream, from any thread; completes when the client has taken it. */
  public Future<Void> write(Buffer some) {
    Promise<Void> taken = Promise.promise();
    context.runOnContext(
        on -> {
          if (response().closed()) {
            taken.fail(new ClientGoneException());
          } else {
            writing.write(some).onComplete(taken);
          }
        });
    return taken.future();
  }

  /** Too late for another answer, but not for the log. */
  private void breakOff(Throwable failure) {
    if (!response().closed() && !(failure instanceof ClientGoneException)) {
      failures.translate(failure, request());
      request().connection().close();
    }
  }

  /** Answers for what went wrong: an expected refusal, an engine that is away, or a bug. */
  public void fail(Throwable failure) {
    answer(failures.translate(failure, request()));
  }

  /** 405 with what is allowed. */
  void answerMethodNotAllowed(String allowed) {
    ApiAnswer.Refusal refusal =
        new ApiAnswer.Refusal(
            405,
            "Method not allowed",
            request().method() + " is not for this resource; it takes " + allowed,
            List.of());
    answer(new ApiAnswer(405, refusal, Map.of("Allow", allowed)));
  }
}
