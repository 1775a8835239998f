package dev.attain.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One event loop that serves: its routes and its share of the connections. */
final class HttpInstance extends VerticleBase {
  private static final int MAX_REQUEST_LINE = 32 * 1024;
  private static final int MAX_HEADERS = 32 * 1024;
  private static final long DRAIN_SECONDS = 10;
  private static final long LOOK_FOR_IDLE_MILLIS = 500;

  private final HttpSettings settings;
  private final int port;
  private final HttpParts parts;
  private final Future<ApiContract> contract;
  private final Bounds bounds;
  private @Nullable HttpServer server;

  /**
   * @param port negative: instances with the same number share one port that the system chooses
   */
  HttpInstance(
      HttpSettings settings,
      int port,
      HttpParts parts,
      Future<ApiContract> contract,
      OctetBudget bodies,
      OctetBudget answers) {
    this.settings = settings;
    this.port = port;
    this.parts = parts;
    this.contract = contract;
    int loops = settings.eventLoops();
    ConnectionLimits limits = settings.connections();
    Connections connections =
        new Connections((limits.most() + loops - 1) / loops, limits.idle().toNanos());
    this.bounds = new Bounds(bodies, answers, connections, limits);
  }

  @Override
  public Future<?> start() {
    Connections connections = bounds.connections();
    HttpServer listening =
        vertx
            .createHttpServer(options())
            .connectionHandler(opened -> connections.opened(opened, System.nanoTime()))
            .requestHandler(new Admission(connections, router()));
    vertx.setPeriodic(LOOK_FOR_IDLE_MILLIS, due -> connections.closeIdle(System.nanoTime()));
    server = listening;
    return listening.listen(port, settings.host());
  }

  @Override
  public Future<?> stop() {
    return server == null
        ? Future.succeededFuture()
        : server.shutdown(DRAIN_SECONDS, TimeUnit.SECONDS);
  }

  int actualPort() {
    return server == null ? 0 : server.actualPort();
  }

  private HttpServerOptions options() {
    return new HttpServerOptions()
        // Without TLS, HTTP/2 gains nothing here, and its upgrade complicates requests with bodies.
        .setHttp2ClearTextEnabled(false)
        .setMaxInitialLineLength(MAX_REQUEST_LINE)
        .setMaxHeaderSize(MAX_HEADERS)
        .setIdleTimeout((int) settings.connections().idle().toSeconds())
        .setIdleTimeoutUnit(TimeUnit.SECONDS)
        .setTcpNoDelay(true)
        .setCompressionSupported(settings.compression());
  }

  private Router router() {
    Router router = Router.router(vertx);
    Routes routes = new Routes(router, parts, bounds);
    DateHeader date = new DateHeader(parts.clock());
    routes.before("/*", routing -> routing.response().putHeader(HttpHeaders.DATE, date.now()));
    new OperatorResource(parts.engine(), parts.telemetry()).mount(routes);
    parts.resources().forEach(resource -> resource.mount(routes));
    Future<Router> api = api();
    router.route().handler(routing -> pass(routing, api));
    router
        .route()
        .handler(
            routing ->
                routes.handle(
                    "unknown",
                    routing,
                    exchange -> {
                      exchange.answer(
                          ApiAnswer.notFound("there is nothing at " + routing.request().path()));
                      return Future.succeededFuture();
                    }));
    router.errorHandler(400, routing -> routes.handle("unknown", routing, HttpInstance::badPath));
    router.errorHandler(
        500,
        routing ->
            routes.handle(
                "unknown",
                routing,
                exchange -> {
                  Throwable failure = routing.failure();
                  return Future.failedFuture(
                      failure == null ? new IllegalStateException("no answer") : failure);
                }));
    return router;
  }

  /** The routes of the contract, when it is there; completes on this event loop. */
  private Future<Router> api() {
    Promise<Router> api = Promise.promise();
    contract
        .map(
            read -> {
              Router router = Router.router(vertx);
              new ApiRoutes(vertx, read, parts.operations(), settings.maxApiBody())
                  .mount(new Routes(router, parts, bounds));
              return router;
            })
        .onComplete(made -> context.runOnContext(here -> api.handle(made)));
    return api.future();
  }

  /** A request that comes before the routes are there waits, its body unread. */
  private static void pass(RoutingContext routing, Future<Router> api) {
    if (api.succeeded()) {
      api.result().handleContext(routing);
      return;
    }
    routing.request().pause();
    api.onComplete(
        made -> {
          routing.request().resume();
          made.handleContext(routing);
        },
        routing::fail);
  }

  private static Future<?> badPath(Exchange exchange) {
    exchange.answer(
        ApiAnswer.refused(
            400, "Bad request", "the path or query is not decodable as UTF-8", List.of()));
    return Future.succeededFuture();
  }
}
