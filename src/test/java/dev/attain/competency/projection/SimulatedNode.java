package dev.attain.competency.projection;

import dev.attain.competency.framework.catalog.RecordFrameworkCatalog;
import dev.attain.competency.projection.shares.BeatingNodes;
import dev.attain.feed.FeedSettings;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordPage;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import dev.attain.records.WriteOutcome;
import dev.attain.statements.AppendOutcome;
import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.statements.PositionQuery;
import dev.attain.statements.StatementPage;
import dev.attain.statements.StatementStore;
import dev.attain.statements.StoredStatement;
import dev.attain.storage.contract.Await;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.json.StatementJson;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A node that projects, in virtual time, with a network between it and the store: what it asks for
 * is done a while later, whether it still lives then or not, and the answer takes a while again.
 */
final class SimulatedNode {
  static final Duration BEAT = Duration.ofSeconds(1);
  static final int PATIENCE = 5;

  private final VirtualTime time;
  private final Random random;
  private double failureRate;
  private final String name;
  private final VirtualTime.Process process;
  private final ProjectionRunner runner;

  /**
   * @param clock its own
   * @param failureRate how many writes report a failure; half of them have been done. Above 0, one
   *     message in twenty takes up to three seconds
   */
  SimulatedNode(
      String name,
      StatementStore statements,
      RecordStore records,
      VirtualTime time,
      Random random,
      double failureRate,
      InstantSource clock) {
    this.name = name;
    this.time = time;
    this.random = random;
    this.failureRate = failureRate;
    this.process = time.new Process();
    RecordStore far = new FarRecords(records);
    this.runner =
        new ProjectionRunner(
            new RecordFrameworkCatalog(
                far,
                () -> Instant.parse("2026-06-01T00:00:00Z"),
                () -> Future.succeededFuture(Set.of())),
            new FarStatements(statements),
            far,
            framework -> Future.succeededFuture(SupportFramework.mapping(framework.version())),
            stored -> StatementJson.read(stored.json()),
            new FeedSettings(
                7, Duration.ofMillis(500), Duration.ofMillis(100), Duration.ofSeconds(2)),
            process,
            new BeatingNodes(far, name, BEAT, PATIENCE),
            clock);
  }

  String name() {
    return name;
  }

  ProjectionRunner runner() {
    return runner;
  }

  void start() {
    process.execute(runner::start);
  }

  Future<Void> stop() {
    return runner.stop();
  }

  /** Says that people were merged or un-merged here. */
  void identitiesChanged() {
    process.execute(runner::identitiesChanged);
  }

  void pause() {
    process.pause();
  }

  void wake() {
    process.wake();
  }

  void kill() {
    process.kill();
  }

  /** From now on the network loses and holds up nothing. */
  void calm() {
    failureRate = 0;
  }

  private long networkMicros() {
    return failureRate > 0 && random.nextInt(20) == 0
        ? random.nextInt(3_000_000)
        : 100 + random.nextInt(3_000);
  }

  private <T> Future<T> far(Supplier<Future<T>> operation) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    time.after(
        networkMicros(),
        () -> {
          T result = Await.get(operation.get());
          time.after(networkMicros(), () -> process.execute(() -> answer.complete(result)));
        });
    return Future.fromCompletionStage(answer);
  }

  private final class FarRecords implements RecordStore {
    private final RecordStore records;

    FarRecords(RecordStore records) {
      this.records = records;
    }

    @Override
    public Future<Optional<StoredRecord>> find(RecordCollection collection, String id) {
      return far(() -> records.find(collection, id));
    }

    @Override
    public Future<Map<String, StoredRecord>> findAll(
        RecordCollection collection, Collection<String> ids) {
      return far(() -> records.findAll(collection, ids));
    }

    @Override
    public Future<RecordPage> list(RecordQuery query) {
      return far(() -> records.list(query));
    }

    @Override
    public Future<WriteOutcome> write(List<RecordWrite> writes) {
      if (random.nextDouble() >= failureRate) {
        return far(() -> records.write(writes));
      }
      Future<WriteOutcome> lost = Future.failedFuture("the network is away");
      return random.nextBoolean() ? lost : far(() -> records.write(writes)).compose(done -> lost);
    }
  }

  private final class FarStatements implements StatementStore {
    private final StatementStore statements;

    FarStatements(StatementStore statements) {
      this.statements = statements;
    }

    @Override
    public Future<AppendOutcome> append(List<NewStatement> batch) {
      return far(() -> statements.append(batch));
    }

    @Override
    public Future<Optional<StoredStatement>> find(StatementId id) {
      return far(() -> statements.find(id));
    }

    @Override
    public Future<StatementPage> query(PositionQuery query) {
      return far(() -> statements.query(query));
    }

    @Override
    public Future<List<StoredStatement>> readForward(Position after, int limit) {
      return far(() -> statements.readForward(after, limit));
    }

    @Override
    public Position safeHorizon() {
      return statements.safeHorizon();
    }

    @Override
    public void onAppend(Runnable listener) {
      statements.onAppend(listener);
    }
  }
}
