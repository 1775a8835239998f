package dev.attain.http;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;

/** The running server: a number of event loops that share one port. */
public final class HttpFront {
  private static final int SHARED_PORT_NAMES = 60_000;

  private final Vertx vertx;
  private final String deployment;
  private final int port;
  private final Future<ApiContract> contract;

  private HttpFront(Vertx vertx, String deployment, int port, Future<ApiContract> contract) {
    this.vertx = vertx;
    this.deployment = deployment;
    this.port = port;
    this.contract = contract;
  }

  /**
   * Starts serving. It listens before the contract of {@code /api} is read, which takes as long as
   * all the rest: requests that it concerns wait for {@link #whole}. Fails with {@link
   * ServerStartException} when the port is not to be had.
   */
  public static Future<HttpFront> start(Vertx vertx, HttpSettings settings, HttpParts parts) {
    Promise<ApiContract> contract = Promise.promise();
    return deploy(vertx, settings, parts, contract.future())
        .onSuccess(
            listening ->
                ApiContract.load(vertx)
                    .map(read -> read.requireOperations(served(parts)))
                    .onComplete(contract));
  }

  private static Set<String> served(HttpParts parts) {
    Set<String> served = new HashSet<>(parts.operations().keySet());
    served.addAll(OperatorResource.OPERATION_IDS);
    return served;
  }

  /**
   * Completes when everything is served; fails with {@link ServerStartException} when the contract
   * and the operations differ.
   */
  public Future<Void> whole() {
    return contract.mapEmpty();
  }

  /** The port in use, also when the system has chosen it. */
  public int port() {
    return port;
  }

  /** Takes no more requests, and completes when those that are under way are answered. */
  public Future<Void> close() {
    return vertx.undeploy(deployment);
  }

  private static Future<HttpFront> deploy(
      Vertx vertx, HttpSettings settings, HttpParts parts, Future<ApiContract> contract) {
    OctetBudget bodies = new OctetBudget(settings.maxBodiesInFlight());
    OctetBudget answers = new OctetBudget(settings.maxAnswersInFlight());
    int port =
        settings.port() == 0
            ? -1 - ThreadLocalRandom.current().nextInt(SHARED_PORT_NAMES)
            : settings.port();
    List<HttpInstance> instances = new CopyOnWriteArrayList<>();
    return vertx
        .deployVerticle(
            () -> {
              HttpInstance instance =
                  new HttpInstance(settings, port, parts, contract, bodies, answers);
              instances.add(instance);
              return instance;
            },
            new DeploymentOptions().setInstances(settings.eventLoops()))
        .map(id -> new HttpFront(vertx, id, instances.get(0).actualPort(), contract))
        .recover(failure -> Future.failedFuture(explain(failure, settings)));
  }

  private static Throwable explain(Throwable failure, HttpSettings settings) {
    if (failure instanceof BindException) {
      return new ServerStartException(
          "can't listen on "
              + settings.host()
              + ":"
              + settings.port()
              + " ("
              + failure.getMessage()
              + "); stop the program that uses this port, or choose another one with --port or"
              + " ATTAIN_PORT",
          failure);
    }
    if (failure instanceof UnknownHostException || failure instanceof UnresolvedAddressException) {
      return new ServerStartException(
          "there is no address of the name '"
              + settings.host()
              + "'; choose another one with --host or ATTAIN_HOST",
          failure);
    }
    return failure;
  }
}
