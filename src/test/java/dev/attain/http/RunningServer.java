package dev.attain.http;

import dev.attain.access.Credentials;
import dev.attain.access.NewCredential;
import dev.attain.access.Scope;
import dev.attain.documents.Documents;
import dev.attain.http.documents.DocumentResource;
import dev.attain.http.documents.MentionsResource;
import dev.attain.http.page.PageResource;
import dev.attain.http.statements.AboutResource;
import dev.attain.http.statements.SignatureOperations;
import dev.attain.http.statements.StatementAttachments;
import dev.attain.http.statements.StatementsResource;
import dev.attain.http.xapi.AlternateRequests;
import dev.attain.mentions.MentionedActivities;
import dev.attain.mentions.MentionedAgents;
import dev.attain.statements.SignedStatements;
import dev.attain.statements.StatementIntake;
import dev.attain.statements.StatementReads;
import dev.attain.statements.StatementStore;
import dev.attain.statements.Terms;
import dev.attain.storage.StorageEngine;
import dev.attain.storage.model.ModelEngine;
import dev.attain.telemetry.Telemetry;
import dev.attain.telemetry.TimedStatementStore;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.signature.SignatureCheck;
import dev.attain.xapi.signature.TrustedCertificates;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.openapi.contract.Operation;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/** A real server on a port of the system's choice, over the reference model of the storage. */
public final class RunningServer implements AutoCloseable {
  /** The origin whose pages may call it from browsers. */
  public static final String ORIGIN = "https://content.example.org";

  /** Octets that a document may have. */
  public static final int MAX_DOCUMENT = 100_000;

  private static final int QUICK_ITERATIONS = 1_000;

  private final Vertx vertx = Vertx.vertx();
  private final ExecutorService slow = Executors.newFixedThreadPool(2);
  private final Telemetry telemetry = new Telemetry();
  private final StorageEngine engine;
  private final Credentials credentials;
  private final HttpFront front;
  private final NewCredential admin;

  private RunningServer(
      StorageEngine engine,
      Map<String, ApiOperation> operations,
      UnaryOperator<HttpSettings> change) {
    InstantSource clock = InstantSource.system();
    this.engine = engine;
    credentials =
        new Credentials(
            engine.records(), clock, slow, "https://attain.example.org", QUICK_ITERATIONS);
    admin = await(credentials.create("Test", Set.of(Scope.ADMIN)));
    StatementStore statements = new TimedStatementStore(engine.statements(), telemetry);
    Terms terms = new Terms();
    HttpSettings settings = change.apply(HttpSettings.of("127.0.0.1", 0, 2));
    StatementReads reads = new StatementReads(statements, terms);
    SignedStatements signed =
        new SignedStatements(
            engine.attachments(),
            new SignatureCheck(TrustedCertificates.NONE, JsonLimits.DEFAULT),
            slow);
    StatementsResource resource =
        new StatementsResource(
            new StatementIntake(statements, terms, clock),
            reads,
            new StatementAttachments(engine.attachments(), signed),
            telemetry,
            JsonLimits.DEFAULT,
            settings);
    HttpParts parts =
        new HttpParts(
            credentials,
            engine,
            telemetry,
            clock,
            withStandIns(operations, new SignatureOperations(reads, signed)),
            List.of(
                new CrossOrigin(List.of(ORIGIN)),
                new AlternateRequests(settings.maxStatementsBody(), settings.inlineBody()),
                resource,
                new DocumentResource(
                    new Documents(engine.documents(), JsonLimits.DEFAULT, MAX_DOCUMENT),
                    JsonLimits.DEFAULT),
                new MentionsResource(
                    new MentionedActivities(statements, engine.records(), terms),
                    new MentionedAgents(statements, terms),
                    JsonLimits.DEFAULT),
                new AboutResource(),
                new PageResource()));
    front = await(HttpFront.start(vertx, settings, parts));
    await(front.whole());
  }

  public static RunningServer start() {
    return start(UnaryOperator.identity());
  }

  public static RunningServer start(UnaryOperator<HttpSettings> change) {
    return new RunningServer(new ModelEngine(InstantSource.system()), Map.of(), change);
  }

  public static RunningServer start(StorageEngine engine, Map<String, ApiOperation> operations) {
    return start(engine, operations, UnaryOperator.identity());
  }

  public static RunningServer start(
      StorageEngine engine,
      Map<String, ApiOperation> operations,
      UnaryOperator<HttpSettings> change) {
    return new RunningServer(engine, operations, change);
  }

  public int port() {
    return front.port();
  }

  public Credentials credentials() {
    return credentials;
  }

  public StorageEngine engine() {
    return engine;
  }

  /** A client that sends the administrator's credential and asks for 1.0.3. */
  public TestClient client() {
    return new TestClient(port(), Map.of()).as(admin).version("1.0.3");
  }

  /** A client that sends nothing by itself. */
  public TestClient stranger() {
    return new TestClient(port(), Map.of());
  }

  /** Whatever else the contract declares is not found here. */
  private Map<String, ApiOperation> withStandIns(
      Map<String, ApiOperation> operations, SignatureOperations signatures) {
    Map<String, ApiOperation> all = new HashMap<>(operations);
    all.putAll(signatures.byId());
    all.putAll(new CredentialOperations(credentials).byId());
    for (Operation declared : await(ApiContract.load(vertx)).contract().operations()) {
      if (!OperatorResource.OPERATION_IDS.contains(declared.getOperationId())) {
        all.putIfAbsent(
            declared.getOperationId(),
            call -> Future.succeededFuture(ApiAnswer.notFound("a stand-in for tests")));
      }
    }
    return all;
  }

  static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new AssertionError(e);
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    await(front.close());
    await(vertx.close());
    slow.shutdown();
    telemetry.close();
  }
}
