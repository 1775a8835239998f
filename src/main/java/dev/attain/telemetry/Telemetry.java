package dev.attain.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/**
 * The meters of this server.
 *
 * <p>Names follow Prometheus: {@code attain_http_requests_seconds} (histogram by resource, method
 * and status), {@code attain_statements_stored_total}, {@code
 * attain_statements_already_known_total}, {@code attain_store_seconds} (by operation and outcome),
 * {@code attain_feed_lag_seconds} (by reader), {@code attain_projection_shares}, and the JVM's own.
 */
public final class Telemetry implements AutoCloseable {
  private static final Duration[] LATENCY_BOUNDS = {
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics garbageCollection = new JvmGcMetrics();

  /** To look a timer up in the registry costs more than all else that is measured here. */
  private final Map<Answered, Timer> requests = new ConcurrentHashMap<>();

  private final Map<Done, Timer> operations = new ConcurrentHashMap<>();
  private final Counter stored;
  private final Counter alreadyKnown;

  private record Answered(String resource, String method, int status) {}

  private record Done(String operation, boolean succeeded) {}

  public Telemetry() {
    stored =
        Counter.builder("attain.statements.stored")
            .description("Statements that are new in the log")
            .register(registry);
    alreadyKnown =
        Counter.builder("attain.statements.already.known")
            .description("Statements that were sent again and not stored twice")
            .register(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    garbageCollection.bindTo(registry);
  }

  /** Statements were acknowledged. */
  public void statements(int appended, int known) {
    stored.increment(appended);
    alreadyKnown.increment(known);
  }

  /**
   * A request was answered.
   *
   * @param resource one of a fixed few names, never a path: each makes its own time series
   */
  public void request(String resource, String method, int status, Duration took) {
    requests
        .computeIfAbsent(
            new Answered(resource, method, status),
            of ->
                timer(
                    "attain.http.requests",
                    "Time to answer a request",
                    Tags.of(
                        "resource",
                        of.resource,
                        "method",
                        of.method,
                        "status",
                        Integer.toString(of.status))))
        .record(took);
  }

  /** An operation of the statement store ended. */
  void store(String operation, boolean succeeded, Duration took) {
    operations
        .computeIfAbsent(
            new Done(operation, succeeded),
            of ->
                timer(
                    "attain.store",
                    "Time that the statement store takes",
                    Tags.of(
                        "operation",
                        of.operation,
                        "outcome",
                        of.succeeded ? "success" : "failure")))
        .record(took);
  }

  /**
   * Watches how far a feed reader is behind the safe horizon.
   *
   * @param seconds asked at each scrape, quickly answered; {@code owner} is kept alive
   */
  public <T> void feedLag(String reader, T owner, ToDoubleFunction<T> seconds) {
    Gauge.builder("attain.feed.lag", owner, seconds)
        .baseUnit("seconds")
        .description("Stored time between a feed reader and the safe horizon")
        .tag("reader", reader)
        .strongReference(true)
        .register(registry);
  }

  /**
   * Watches how many shares of people this node projects, of 64 for each framework in force.
   *
   * @param shares asked at each scrape, quickly answered; {@code owner} is kept alive
   */
  public <T> void projectionShares(T owner, ToDoubleFunction<T> shares) {
    Gauge.builder("attain.projection.shares", owner, shares)
        .description("Shares of people that this node projects, 64 for each framework in force")
        .strongReference(true)
        .register(registry);
  }

  /** All meters in the text format 0.0.4 of Prometheus. */
  public String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    garbageCollection.close();
    registry.close();
  }

  private Timer timer(String name, String description, Tags tags) {
    return Timer.builder(name)
        .description(description)
        .tags(tags)
        .serviceLevelObjectives(LATENCY_BOUNDS)
        .register(registry);
  }
}
