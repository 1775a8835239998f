package dev.attain.app;

import dev.attain.access.Credentials;
import dev.attain.access.NewCredential;
import dev.attain.competency.evidence.CompiledMapping;
import dev.attain.competency.evidence.EvidenceMapping;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.competency.framework.catalog.RecordFrameworkCatalog;
import dev.attain.competency.projection.AnsweringCatalog;
import dev.attain.competency.projection.ProjectionRunner;
import dev.attain.competency.projection.changes.ChangeReads;
import dev.attain.competency.projection.shares.ProjectionNodes;
import dev.attain.competency.webhook.RetrySchedule;
import dev.attain.competency.webhook.WebhookDeliveries;
import dev.attain.competency.webhook.WebhookSender;
import dev.attain.competency.webhook.Webhooks;
import dev.attain.config.ServerSettings;
import dev.attain.documents.Documents;
import dev.attain.feed.FeedSettings;
import dev.attain.feed.Scheduler;
import dev.attain.http.ApiOperation;
import dev.attain.http.CredentialOperations;
import dev.attain.http.CrossOrigin;
import dev.attain.http.HttpFront;
import dev.attain.http.HttpParts;
import dev.attain.http.HttpResource;
import dev.attain.http.HttpSettings;
import dev.attain.http.changes.ChangeOperations;
import dev.attain.http.changes.ChangeStreams;
import dev.attain.http.changes.WebhookOperations;
import dev.attain.http.competency.CompetencyOperations;
import dev.attain.http.competency.EvidenceOperations;
import dev.attain.http.competency.FrameworkOperations;
import dev.attain.http.competency.RecomputationOperations;
import dev.attain.http.documents.DocumentResource;
import dev.attain.http.documents.MentionsResource;
import dev.attain.http.governance.GovernanceOperations;
import dev.attain.http.multipart.MultipartLimits;
import dev.attain.http.quality.ConformanceOperations;
import dev.attain.http.statements.AboutResource;
import dev.attain.http.statements.SignatureOperations;
import dev.attain.http.statements.StatementAttachments;
import dev.attain.http.statements.StatementsResource;
import dev.attain.http.xapi.AlternateRequests;
import dev.attain.mentions.MentionedActivities;
import dev.attain.mentions.MentionedAgents;
import dev.attain.profiles.ProfileCatalog;
import dev.attain.profiles.matching.Screening;
import dev.attain.quality.ConformanceReads;
import dev.attain.quality.ConformanceWatch;
import dev.attain.quality.Door;
import dev.attain.quality.ProfileChoices;
import dev.attain.records.RecordStore;
import dev.attain.statements.SignedStatements;
import dev.attain.statements.StatementIntake;
import dev.attain.statements.StatementReads;
import dev.attain.statements.StatementStore;
import dev.attain.statements.Terms;
import dev.attain.storage.StorageEngine;
import dev.attain.telemetry.Telemetry;
import dev.attain.telemetry.TimedStatementStore;
import dev.attain.xapi.json.StatementJson;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.signature.SignatureCheck;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server, put together by hand: the engine that the settings choose, the features over its ports,
 * the projections that follow the log, and HTTP in front of them. It stops the other way round: no
 * new requests, the projections' last write, the store.
 */
final class Attain {
  private static final int VERIFYING_THREADS = 2;
  private static final int MOST_STREAMS = 1_000;
  private static final Duration WEBHOOK_PATIENCE = Duration.ofSeconds(10);
  private static final Duration WEBHOOK_REST = Duration.ofSeconds(1);

  private final OrderlyStop stop;
  private final Duration drain;
  private final String place;
  private final HttpFront front;
  private final Optional<NewCredential> made;

  private Attain(
      OrderlyStop stop,
      ServerSettings settings,
      String place,
      HttpFront front,
      Optional<NewCredential> made) {
    this.stop = stop;
    this.drain = settings.drain();
    this.place = place;
    this.front = front;
    this.made = made;
  }

  /**
   * Starts a server; it serves when this returns.
   *
   * @throws dev.attain.storage.embedded.DataFolderException when the data folder can't be used
   * @throws dev.attain.storage.mongo.MongoRefusedException when MongoDB can't be used
   * @throws dev.attain.http.ServerStartException when the port can't be used
   */
  static Attain start(ServerSettings settings, InstantSource clock) throws InterruptedException {
    OrderlyStop stop = new OrderlyStop();
    try {
      return start(settings, clock, stop);
    } catch (RuntimeException e) {
      stop.stop(settings.drain());
      throw e;
    }
  }

  private static Attain start(ServerSettings settings, InstantSource clock, OrderlyStop stop)
      throws InterruptedException {
    Storage storage = Storage.of(settings);
    Vertx vertx = Vertx.vertx();
    stop.first("Vert.x", vertx::close);
    StorageEngine engine = await(storage.open(vertx, clock));
    stop.first("the store", engine::close);
    Telemetry telemetry = new Telemetry();
    RecordStore records = engine.records();
    StatementStore statements = new TimedStatementStore(engine.statements(), telemetry);

    ExecutorService verifying =
        Executors.newFixedThreadPool(VERIFYING_THREADS, named("attain-verify"));
    stop.first("verification", () -> ended(verifying));
    Credentials credentials =
        new Credentials(
            records, clock, verifying, settings.authorityHome(), Credentials.DEFAULT_ITERATIONS);
    Optional<NewCredential> made =
        await(
            credentials.createFirst(
                settings.administrator().map(a -> new NewCredential(a.key(), a.secret()))));

    ProfileCatalog profiles = new ProfileCatalog(records);
    RecordFrameworkCatalog catalog =
        new RecordFrameworkCatalog(records, clock, profiles::templateIds);
    ScheduledExecutorService background =
        Executors.newSingleThreadScheduledExecutor(named("attain-projection"));
    stop.first("the projections' thread", () -> ended(background));
    Scheduler scheduler = Scheduler.on(background);
    ProfileChoices choices = new ProfileChoices(records, profiles, clock);
    ProjectionNodes nodes = storage.nodes(records);
    ProjectionRunner projections =
        projections(catalog, profiles, choices, statements, records, nodes, stop, scheduler, clock);
    await(choices.refresh());
    ConformanceWatch conformance =
        new ConformanceWatch(choices, statements, records, FeedSettings.DEFAULT, scheduler);
    stop.first("the watch over conformance", conformance::stop);
    conformance.start();
    telemetry.feedLag("projections", projections, Attain::lagSeconds);
    telemetry.projectionShares(projections, Attain::sharesHeld);
    await(projections.start());

    Map<String, ApiOperation> operations =
        new HashMap<>(new FrameworkOperations(catalog, profiles).byId());
    FrameworkCatalog answering = new AnsweringCatalog(catalog, records);
    operations.putAll(
        new CompetencyOperations(answering, records, projections::status).operations());
    operations.putAll(new RecomputationOperations(answering, projections).byId());
    ChangeReads changes = new ChangeReads(records, clock);
    ChangeStreams streams = new ChangeStreams(MOST_STREAMS);
    operations.putAll(new ChangeOperations(answering, changes, streams).byId());
    Webhooks webhooks = webhooks(answering, records, changes, nodes, stop, scheduler, clock);
    operations.putAll(new WebhookOperations(webhooks, settings.webhookPlainHttp()).byId());
    JsonLimits limits = jsonLimits(settings.limits());
    SignatureCheck signatures = new SignatureCheck(TrustedCertificatesFile.read(settings), limits);
    SignedStatements signed = new SignedStatements(engine.attachments(), signatures, verifying);
    StatementAttachments attachments = new StatementAttachments(engine.attachments(), signed);
    Terms terms = new Terms();
    StatementReads reads = new StatementReads(statements, terms);
    operations.putAll(new SignatureOperations(reads, signed).byId());
    operations.putAll(
        new GovernanceOperations(
                catalog, profiles::templateIds, records, clock, new HeardOfPeople(reads))
            .byId());
    Door door = new Door(choices, statements);
    StatementIntake intake = new StatementIntake(statements, terms, clock, door);
    operations.putAll(new EvidenceOperations(catalog, intake, reads).byId());
    operations.putAll(
        new ConformanceOperations(choices, new ConformanceReads(records), door, profiles, reads)
            .byId());
    operations.putAll(new CredentialOperations(credentials).byId());
    HttpSettings http = httpSettings(settings);
    List<HttpResource> resources = new ArrayList<>();
    if (!settings.corsOrigins().isEmpty()) {
      resources.add(new CrossOrigin(settings.corsOrigins()));
    }
    resources.add(new AlternateRequests(http.maxStatementsBody(), http.inlineBody()));
    resources.add(new StatementsResource(intake, reads, attachments, telemetry, limits, http));
    resources.addAll(documentResources(settings, engine, statements, terms));
    resources.add(new AboutResource());
    HttpParts parts = new HttpParts(credentials, engine, telemetry, clock, operations, resources);
    HttpFront front = await(HttpFront.start(vertx, http, parts));
    stop.first("HTTP", front::close);
    stop.first("the streams of changes", streams::close);
    return new Attain(stop, settings, storage.place(), front, made);
  }

  private static ProjectionRunner projections(
      RecordFrameworkCatalog catalog,
      ProfileCatalog profiles,
      ProfileChoices choices,
      StatementStore statements,
      RecordStore records,
      ProjectionNodes nodes,
      OrderlyStop stop,
      Scheduler scheduler,
      InstantSource clock) {
    ProjectionRunner projections =
        new ProjectionRunner(
            catalog,
            statements,
            records,
            framework -> mapping(profiles, framework, choices.screening()),
            stored -> StatementJson.read(stored.json()),
            FeedSettings.DEFAULT,
            scheduler,
            nodes,
            clock);
    stop.first("the projections", projections::stop);
    return projections;
  }

  private static Webhooks webhooks(
      FrameworkCatalog catalog,
      RecordStore records,
      ChangeReads changes,
      ProjectionNodes nodes,
      OrderlyStop stop,
      Scheduler scheduler,
      InstantSource clock) {
    WebhookSender sender = new WebhookSender(WEBHOOK_PATIENCE, clock);
    Webhooks webhooks = new Webhooks(records, changes, sender, clock);
    WebhookDeliveries deliveries =
        new WebhookDeliveries(
            catalog,
            records,
            webhooks,
            changes,
            sender,
            RetrySchedule.USUAL,
            nodes,
            scheduler,
            WEBHOOK_REST,
            clock,
            new Random());
    stop.first("webhooks", deliveries::stop);
    deliveries.start();
    return webhooks;
  }

  private static List<HttpResource> documentResources(
      ServerSettings settings, StorageEngine engine, StatementStore statements, Terms terms) {
    Documents documents =
        new Documents(engine.documents(), JsonLimits.DEFAULT, settings.maxDocumentBytes());
    return List.of(
        new DocumentResource(documents, JsonLimits.DEFAULT),
        new MentionsResource(
            new MentionedActivities(statements, engine.records(), terms),
            new MentionedAgents(statements, terms),
            JsonLimits.DEFAULT));
  }

  /** The port in use. */
  int port() {
    return front.port();
  }

  /** Where everything is kept, in a few words. */
  String place() {
    return place;
  }

  /** The administrator's credential, when this start has made it. */
  Optional<NewCredential> findMade() {
    return made;
  }

  /** Takes no more requests, finishes what is under way, and closes the store. */
  void stop() {
    stop.stop(drain);
  }

  private static Future<EvidenceMapping> mapping(
      ProfileCatalog profiles, Framework framework, Screening screening) {
    return profiles
        .templates()
        .map(templates -> CompiledMapping.of(framework, templates, screening));
  }

  private static double lagSeconds(ProjectionRunner projections) {
    return projections.status().stream().mapToLong(s -> s.feed().lagMillis()).max().orElse(0)
        / 1_000.0;
  }

  private static double sharesHeld(ProjectionRunner projections) {
    return projections.status().stream().mapToInt(s -> s.shares().count()).sum();
  }

  private static JsonLimits jsonLimits(ServerSettings.Limits limits) {
    return new JsonLimits(
        limits.maxDepth(),
        limits.maxStringBytes(),
        JsonLimits.DEFAULT.maxNumberLength(),
        limits.maxStatements(),
        limits.maxStatementBytes());
  }

  private static HttpSettings httpSettings(ServerSettings settings) {
    HttpSettings usual = HttpSettings.of(settings.host(), settings.port(), settings.eventLoops());
    return new HttpSettings(
        usual.host(),
        usual.port(),
        usual.eventLoops(),
        settings.maxBodyBytes(),
        usual.maxApiBody(),
        Math.max(
            Math.max(settings.maxBodyBytes(), settings.maxDocumentBytes()),
            usual.maxBodiesInFlight()),
        usual.inlineBody(),
        usual.idleTimeout(),
        usual.compression(),
        new MultipartLimits(
            settings.attachments().maxParts(),
            settings.attachments().maxPartHeaderBytes(),
            settings.attachments().maxBytes()));
  }

  private static ThreadFactory named(String name) {
    AtomicInteger number = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  private static Future<Void> ended(ExecutorService executor) {
    executor.shutdown();
    return Future.succeededFuture();
  }

  private static <T> T await(Future<T> future) throws InterruptedException {
    try {
      return future.toCompletionStage().toCompletableFuture().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("the server can't start", e.getCause());
    }
  }
}
