package dev.attain.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.statements.AppendOutcome;
import dev.attain.statements.NewStatement;
import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.Drafts;
import dev.attain.storage.contract.TestClock;
import dev.attain.storage.mongo.standin.Faults;
import dev.attain.storage.mongo.standin.StandIn;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Errors that a server tells, within and around a batch. They are put into a stand-in's answers.
 */
class ServerFaultsTest {
  private static final String TRANSIENT = "TransientTransactionError";
  private static final List<NewStatement> BATCH =
      List.of(Drafts.statement("a"), Drafts.voiding("b", "c"), Drafts.statement("d"));

  private final StandIn server = StandIn.replicaSet();
  private final Faults faults = server.faults();
  private final Vertx vertx = Vertx.vertx();
  private final MongoSettings settings =
      MongoSettings.defaults(server.uri(), "test", "node-1")
          .withLimits(Duration.ofMillis(500), Duration.ofSeconds(2));
  private MongoEngine engine;

  @BeforeEach
  void open() {
    engine = Await.get(MongoEngine.open(settings, InstantSource.system(), vertx));
  }

  @AfterEach
  void close() {
    faults.clear();
    Await.get(engine.close());
    server.stop();
    Await.get(vertx.close());
  }

  private void requireStoredOnce() {
    AppendOutcome again = Await.get(engine.statements().append(BATCH));
    assertThat(again)
        .isInstanceOfSatisfying(
            AppendOutcome.Appended.class, appended -> assertThat(appended.appended()).isZero());
    for (NewStatement statement : BATCH) {
      assertThat(Await.get(engine.statements().find(statement.id()))).isPresent();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "189, PrimarySteppedDown",
    "11600, InterruptedAtShutdown",
    "91, ShutdownInProgress",
    "11602, InterruptedDueToReplStateChange",
    "10107, NotWritablePrimary",
    "112, WriteConflict",
    "246, SnapshotUnavailable"
  })
  void aPrimaryThatGoesInTheMiddleOfABatchIsTriedAgain(int code, String name) {
    for (String command : List.of("insert", "update", "commitTransaction")) {
      faults.refuse(command, code, name, TRANSIENT);
    }
    AppendOutcome outcome = Await.get(engine.statements().append(BATCH));

    assertThat(outcome).isInstanceOf(AppendOutcome.Appended.class);
    requireStoredOnce();
  }

  @ParameterizedTest
  @CsvSource({
    "189, PrimarySteppedDown",
    "91, ShutdownInProgress",
    "64, WriteConcernFailed",
    "14031, OutOfDiskSpace",
    "50, MaxTimeMSExpired"
  })
  void anErrorThatIsNotTriedAgainIsRetryableAndLeavesNothing(int code, String name) {
    faults.refuse("insert", code, name);
    Throwable failure = Await.failure(engine.statements().append(BATCH));

    assertThat(engine.isRetryable(failure)).as("%s", failure).isTrue();
    assertThat(engine.isFull(failure)).isEqualTo(code == 14031);
    assertThat(Await.get(engine.statements().find(BATCH.get(0).id()))).isEmpty();
    Await.get(engine.statements().append(BATCH));
    requireStoredOnce();
  }

  @ParameterizedTest
  @CsvSource({"64, WriteConcernFailed", "189, PrimarySteppedDown", "91, ShutdownInProgress"})
  void aCommitThatTooFewMembersHaveInTimeIsSentAgain(int code, String name) {
    faults.doubt("commitTransaction", code, name);
    Await.get(engine.statements().append(BATCH));

    requireStoredOnce();
  }

  @Test
  void aCommitThatNeverGetsToAMajorityIsNotAcknowledgedAndNotStoredTwice() {
    for (int i = 0; i < 1_000; i++) {
      faults.doubt("commitTransaction", 64, "WriteConcernFailed");
    }
    Throwable failure = Await.failure(engine.statements().append(BATCH));

    assertThat(engine.isRetryable(failure)).as("%s", failure).isTrue();
    faults.clear();
    requireStoredOnce();
  }

  @Test
  void documentsAndRecordsAreRefusedWhenTheDiskIsFull() {
    faults.refuse("update", 14031, "OutOfDiskSpace");
    Future<Void> health = engine.health();

    Throwable failure = Await.failure(health);
    assertThat(engine.isFull(failure)).as("%s", failure).isTrue();
    assertThat(engine.isRetryable(failure)).isTrue();
    Await.get(engine.health());
  }

  @Test
  void aPasswordThatTheServerRefusesIsSaidAtTheStart() {
    for (int i = 0; i < 100; i++) {
      faults.refuse("saslStart", 18, "AuthenticationFailed");
    }
    String uri = server.uri().replace("//", "//ann:s3cret@");
    Throwable failure =
        Await.failure(
            MongoEngine.open(
                MongoSettings.defaults(uri, "test", "node-2"), new TestClock(), vertx));

    assertThat(failure).isInstanceOf(MongoRefusedException.class);
    assertThat(Objects.requireNonNull(failure.getMessage()))
        .contains("doesn't accept the user and password")
        .doesNotContain("s3cret");
  }
}
