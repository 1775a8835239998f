package dev.attain.http;

import dev.attain.access.Scope;
import dev.attain.storage.StorageEngine;
import dev.attain.telemetry.Telemetry;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What operators and their tools ask: is it alive, is it ready, what are its figures. The contract
 * describes these paths; they are served here because metrics are not JSON.
 */
final class OperatorResource implements HttpResource {
  /** The operations of the contract that are served here. */
  static final Set<String> OPERATION_IDS = Set.of("getLiveness", "getReadiness", "getMetrics");

  private static final String NAME = "operator";
  private static final List<HttpMethod> READ = List.of(HttpMethod.GET, HttpMethod.HEAD);

  private final StorageEngine engine;
  private final Telemetry telemetry;

  OperatorResource(StorageEngine engine, Telemetry telemetry) {
    this.engine = engine;
    this.telemetry = telemetry;
  }

  @Override
  public void mount(Routes routes) {
    serve(routes, "/health/live", OperatorResource::live);
    serve(routes, "/health/ready", this::ready);
    serve(routes, "/metrics", this::metrics);
  }

  private static void serve(Routes routes, String path, Function<Exchange, Future<?>> work) {
    routes.serve(NAME, path, READ, work);
    routes.refuseOtherMethods(NAME, path, READ);
  }

  private static Future<?> live(Exchange exchange) {
    exchange.answer(ApiAnswer.ok(Map.of("status", "up")));
    return Future.succeededFuture();
  }

  private Future<?> ready(Exchange exchange) {
    return exchange
        .here(engine.health())
        .onSuccess(healthy -> exchange.answer(ApiAnswer.ok(Map.of("status", "up"))))
        .recover(
            sick -> {
              exchange.answer(Failures.unavailable("the store does not answer; see the log"));
              return Future.succeededFuture();
            });
  }

  private Future<?> metrics(Exchange exchange) {
    return exchange
        .authenticate(Scope.ADMIN)
        .onSuccess(
            principal ->
                exchange.answer(
                    200,
                    "text/plain; version=0.0.4; charset=utf-8",
                    Buffer.buffer(telemetry.scrape())));
  }
}
