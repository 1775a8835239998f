package dev.attain.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The routes of one event loop. */
public final class Routes {
  private final Router router;
  private final HttpParts parts;
  private final Failures failures;
  private final Bounds bounds;

  Routes(Router router, HttpParts parts, Bounds bounds) {
    this.router = router;
    this.parts = parts;
    this.failures = new Failures(parts.engine());
    this.bounds = bounds;
  }

  /**
   * Serves some methods of a path, and refuses the others with 405.
   *
   * @param name of the resource in the metrics
   * @param path as Vert.x Web has it: {@code /people/:id}
   * @param work answers the exchange, or returns a failed future, or throws
   */
  public void serve(
      String name,
      String path,
      Collection<HttpMethod> methods,
      Function<Exchange, Future<?>> work) {
    Route route = router.route(path);
    methods.forEach(route::method);
    route.handler(routing -> handle(name, routing, work));
  }

  /** Call it after all methods of a path have been served. */
  public void refuseOtherMethods(String name, String path, Collection<HttpMethod> allowed) {
    String text = allowed.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", "));
    router
        .route(path)
        .handler(
            routing ->
                handle(
                    name,
                    routing,
                    exchange -> {
                      exchange.answerMethodNotAllowed(text);
                      return Future.succeededFuture();
                    }));
  }

  /** Runs before the routes that are added later: it may set headers of the answer, no more. */
  public void before(String path, Consumer<RoutingContext> headers) {
    router
        .route(path)
        .handler(
            routing -> {
              headers.accept(routing);
              routing.next();
            });
  }

  /**
   * Puts other requests in the place of some, before the routes that are added later.
   *
   * @param name in the metrics, where such a request counts beside the one that it stands for
   * @param concerned which requests to look at
   * @param work what takes the request's place; fails with {@link RefusedException}, or throws it
   */
  public void rewrite(
      String name,
      String path,
      Predicate<HttpServerRequest> concerned,
      Function<Exchange, Future<RewrittenRequest>> work) {
    router
        .route(path)
        .handler(
            routing -> {
              if (RewrittenRequests.isRewritten(routing) || !isConcerned(routing, concerned)) {
                routing.next();
                return;
              }
              handle(
                  name,
                  routing,
                  exchange ->
                      work.apply(exchange)
                          .onSuccess(meant -> RewrittenRequests.restart(routing, meant)));
            });
  }

  /** A query that can't be decoded is refused where the request is served. */
  private static boolean isConcerned(
      RoutingContext routing, Predicate<HttpServerRequest> concerned) {
    try {
      return concerned.test(routing.request());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  void handle(String name, RoutingContext routing, Function<Exchange, Future<?>> work) {
    long begin = System.nanoTime();
    Exchange exchange = new Exchange(routing, parts, failures, bounds);
    routing.addEndHandler(
        ended -> {
          long now = System.nanoTime();
          bounds.connections().ends(routing.request().connection(), now);
          parts
              .telemetry()
              .request(
                  name,
                  routing.request().method().name(),
                  routing.response().getStatusCode(),
                  Duration.ofNanos(now - begin));
        });
    try {
      requireDecodableQuery(routing);
      work.apply(exchange).onFailure(exchange::fail);
    } catch (RuntimeException e) {
      exchange.fail(e);
    }
  }

  private static void requireDecodableQuery(RoutingContext routing) {
    try {
      routing.request().params();
    } catch (IllegalArgumentException e) {
      throw new RefusedException(
          ApiAnswer.refused(
              400,
              "Bad request",
              "the query is not properly percent-encoded UTF-8: " + e.getMessage(),
              List.of()));
    }
  }
}
