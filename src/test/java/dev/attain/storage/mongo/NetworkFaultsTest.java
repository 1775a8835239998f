package dev.attain.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.statements.AppendOutcome;
import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.statements.StatementStore;
import dev.attain.statements.StoredStatement;
import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.Drafts;
import dev.attain.xapi.StatementId;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An engine over a network that fails: whatever happens, operations end, as retryable; what was
 * acknowledged is there once, and the engine goes on without being opened again.
 */
class NetworkFaultsTest {
  private static final Duration SELECTION = Duration.ofMillis(300);
  private static final Duration DEADLINE = Duration.ofMillis(800);

  private final TestMongo server = TestMongo.server();
  private final MongoSettings database = server.freshDatabase();
  private final TcpProxy network = new TcpProxy(server.address());
  private final Set<StatementId> acknowledged = new LinkedHashSet<>();
  private MongoEngine engine;

  @BeforeEach
  void open() {
    // Makes the schema, and gets a server that was just started going: the limits here are short.
    Await.get(server.open(database, InstantSource.system()).close());
    MongoSettings there = server.through(network, database).withLimits(SELECTION, DEADLINE);
    engine = server.open(there, InstantSource.system());
  }

  @AfterEach
  void close() {
    network.mend();
    Await.get(engine.close().otherwiseEmpty());
    network.close();
    server.drop(database);
  }

  private static List<NewStatement> batch(String name, int size) {
    return IntStream.range(0, size).mapToObj(i -> Drafts.statement(name + "-" + i)).toList();
  }

  /** Appends as a sender does that repeats what it heard nothing of. */
  private void appendUntilAcknowledged(List<NewStatement> batch) {
    for (int attempt = 0; attempt < 30; attempt++) {
      Future<AppendOutcome> outcome = engine.statements().append(batch);
      try {
        AppendOutcome.Appended appended =
            (AppendOutcome.Appended) outcome.toCompletionStage().toCompletableFuture().join();
        assertThat(appended.appended()).isIn(0, batch.size());
        batch.forEach(statement -> acknowledged.add(statement.id()));
        return;
      } catch (CompletionException e) {
        assertThat(engine.isRetryable(outcome.cause())).as("%s", outcome.cause()).isTrue();
      }
    }
    throw new AssertionError("never acknowledged");
  }

  /** All that was acknowledged, each once, in the order of positions; by another engine. */
  private void requireAllOnce() {
    network.mend();
    MongoEngine other = server.open(database.withNode("other"), InstantSource.system());
    try {
      StatementStore statements = other.statements();
      appendTo(statements);
      List<StatementId> found = new ArrayList<>();
      Position after = Position.START;
      long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      // Lanes of the engine may have to be fenced before the horizon gets here.
      while (!found.contains(Drafts.id("the end")) && System.nanoTime() < end) {
        for (StoredStatement statement : Await.get(statements.readForward(after, 10_000))) {
          found.add(statement.id());
          after = statement.position();
        }
        LockSupport.parkNanos(20_000_000);
      }
      assertThat(found).doesNotHaveDuplicates().containsAll(acknowledged);
    } finally {
      Await.get(other.close());
    }
  }

  private static void appendTo(StatementStore statements) {
    Await.get(statements.append(List.of(Drafts.statement("the end"))));
  }

  private void requireRetryable(Future<?> operation) {
    Throwable failure = Await.failure(operation);
    assertThat(engine.isRetryable(failure)).as("%s", failure).isTrue();
    assertThat(engine.isFull(failure)).isFalse();
  }

  private void requireAllAway() {
    requireRetryable(engine.statements().append(batch("away", 3)));
    requireRetryable(engine.statements().find(Drafts.id("a-0")));
    requireRetryable(engine.health());
  }

  @Test
  void aLongPartitionEndsOperationsAndIsRecoveredFrom() {
    appendUntilAcknowledged(batch("a", 3));
    network.partition();
    requireAllAway();
    requireAllAway();

    network.mend();
    appendUntilAcknowledged(batch("b", 3));
    appendUntilAcknowledged(batch("away", 3));
    Await.get(engine.health());
    requireAllOnce();
  }

  @Test
  void aServerThatRefusesConnectionsEndsOperationsAndIsRecoveredFrom() {
    appendUntilAcknowledged(batch("a", 3));
    network.refuse();
    requireAllAway();

    network.mend();
    appendUntilAcknowledged(batch("b", 3));
    assertThat(Await.get(engine.statements().find(Drafts.id("a-0")))).isPresent();
    requireAllOnce();
  }

  @Test
  void aCommitWhoseAnswerIsLostIsStoredOnce() {
    for (int i = 0; i < 5; i++) {
      network.loseAnswerTo("commitTransaction");
      appendUntilAcknowledged(batch("c" + i, 4));
    }
    assertThat(network.answersLost()).isEqualTo(5);

    AppendOutcome again = Await.get(engine.statements().append(batch("c0", 4)));
    assertThat(again)
        .isInstanceOfSatisfying(
            AppendOutcome.Appended.class,
            appended -> {
              assertThat(appended.appended()).isZero();
            });
    requireAllOnce();
  }

  @Test
  void aCutAfterAnyNumberOfAnswersLosesNothing() {
    for (int answers = 0; answers < 12; answers++) {
      network.cutAfterAnswers(answers);
      Future<AppendOutcome> outcome = engine.statements().append(batch("cut" + answers, 3));
      outcome.toCompletionStage().toCompletableFuture().handle((o, e) -> o).join();
      network.mend();
      appendUntilAcknowledged(batch("cut" + answers, 3));
    }
    requireAllOnce();
  }

  @Test
  void aServerThatIsTooSlowIsAwayAndOneThatIsOnlySlowIsNot() {
    network.delay(10);
    appendUntilAcknowledged(batch("slow", 3));

    network.delay(DEADLINE.toMillis());
    requireRetryable(engine.statements().append(batch("slower", 3)));

    network.mend();
    appendUntilAcknowledged(batch("slower", 3));
    requireAllOnce();
  }

  @Test
  void inRandomTroubleNothingAcknowledgedIsLostOrStoredTwice() {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 15; i++) {
      List<Future<AppendOutcome>> underWay = new ArrayList<>();
      trouble(random);
      for (int j = 0; j < 6; j++) {
        underWay.add(engine.statements().append(batch("r" + i + "." + j, 1 + random.nextInt(4))));
      }
      LockSupport.parkNanos(random.nextInt(30_000_000));
      network.mend();
      Future.join(underWay).toCompletionStage().toCompletableFuture().handle((o, e) -> o).join();
      appendUntilAcknowledged(batch("r" + i + ".x", 2));
      for (int j = 0; j < underWay.size(); j++) {
        if (underWay.get(j).succeeded()) {
          acknowledged.add(Drafts.id("r" + i + "." + j + "-0"));
        }
      }
    }
    requireAllOnce();
  }

  private void trouble(Random random) {
    switch (random.nextInt(5)) {
      case 0 -> network.partition();
      case 1 -> network.refuse();
      case 2 -> network.cutAfterAnswers(random.nextInt(30));
      case 3 -> network.loseAnswerTo("commitTransaction");
      default -> network.cut();
    }
  }
}
