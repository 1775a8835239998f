package dev.attain.storage.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.statements.AppendOutcome;
import dev.attain.statements.Position;
import dev.attain.statements.StoredStatement;
import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.Drafts;
import dev.attain.storage.contract.TestClock;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedEngineTest {
  private static final int MAX_WAITING = 100;

  @TempDir private Path folder;
  private EmbeddedEngine engine;

  @BeforeEach
  void open() {
    engine =
        EmbeddedEngine.open(
            new EmbeddedSettings(
                folder, Durability.FSYNC, 1, 1 << 20, MAX_WAITING, 1 << 20, 10, 1_000),
            new TestClock());
  }

  @AfterEach
  void close() {
    Await.get(engine.close());
  }

  @Test
  void writersThatWaitTogetherShareACommit() {
    CountDownLatch gate = holdTheCommitter();
    List<Future<AppendOutcome>> waiting = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      waiting.add(engine.statements().append(List.of(Drafts.statement("s" + i))));
    }
    long before = engine.commits();
    gate.countDown();

    for (Future<AppendOutcome> one : waiting) {
      assertThat(Await.get(one)).isInstanceOf(AppendOutcome.Appended.class);
    }
    assertThat(engine.commits() - before).isLessThanOrEqualTo(2);
  }

  @Test
  void aRefusedBatchDoesItsNeighboursInTheGroupNoHarm() {
    CountDownLatch gate = holdTheCommitter();
    var before = engine.statements().append(List.of(Drafts.statement("a", "x")));
    var refused =
        engine
            .statements()
            .append(List.of(Drafts.statement("b", "x"), Drafts.otherStatement("a", "x")));
    var again = engine.statements().append(List.of(Drafts.statement("a", "x")));
    var after = engine.statements().append(List.of(Drafts.voiding("v", "a", "x")));
    gate.countDown();

    assertThat(Await.get(before)).isInstanceOf(AppendOutcome.Appended.class);
    assertThat(Await.get(refused)).isEqualTo(new AppendOutcome.Conflict(List.of(Drafts.id("a"))));
    assertThat(Await.get(again))
        .isInstanceOfSatisfying(
            AppendOutcome.Appended.class, known -> assertThat(known.alreadyKnown()).isEqualTo(1));
    assertThat(Await.get(after)).isInstanceOf(AppendOutcome.Appended.class);
    assertThat(Await.get(engine.statements().find(Drafts.id("b")))).isEmpty();
    assertThat(Await.get(engine.statements().find(Drafts.id("a"))).orElseThrow().voided()).isTrue();
  }

  @Test
  void writesBeyondTheQueueAreRefusedAsRetryable() {
    CountDownLatch gate = holdTheCommitter();
    List<Future<AppendOutcome>> waiting = new ArrayList<>();
    for (int i = 0; i < MAX_WAITING + 10; i++) {
      waiting.add(engine.statements().append(List.of(Drafts.statement("s" + i))));
    }

    Throwable failure = Await.failure(waiting.get(MAX_WAITING + 5));
    assertThat(failure).hasMessageContaining("waiting");
    assertThat(engine.isRetryable(failure)).isTrue();
    gate.countDown();
    assertThat(Await.get(waiting.get(0))).isInstanceOf(AppendOutcome.Appended.class);
    Await.get(waiting.get(MAX_WAITING - 2));
    assertThat(Await.get(engine.statements().append(List.of(Drafts.statement("later")))))
        .isInstanceOf(AppendOutcome.Appended.class);
  }

  @Test
  void healthAsksTheEngine() {
    Await.get(engine.health());
    Await.get(engine.close());

    Throwable failure = Await.failure(engine.health());
    assertThat(engine.isRetryable(failure)).isTrue();
    assertThat(engine.isRetryable(new IllegalStateException("a bug"))).isFalse();
  }

  @Test
  void closingWaitsForWhatWasAccepted() {
    CountDownLatch gate = holdTheCommitter();
    var accepted = engine.statements().append(List.of(Drafts.statement("a")));
    var closed = engine.close();
    gate.countDown();

    Await.get(closed);
    assertThat(Await.get(accepted)).isInstanceOf(AppendOutcome.Appended.class);
    open();
    assertThat(Await.get(engine.statements().find(Drafts.id("a")))).isPresent();
    assertThat(Await.get(engine.statements().readForward(Position.START, 10))).hasSize(2);
  }

  @Test
  void aStretchOfTheLogEndsBeforeItIsTooLargeForMemory() {
    int count = 24;
    for (int i = 0; i < count; i++) {
      Await.get(engine.statements().append(List.of(Drafts.large("large-" + i, 1 << 20))));
    }

    List<StoredStatement> first = Await.get(engine.statements().readForward(Position.START, 100));

    assertThat(first).hasSizeBetween(2, count - 1);
    Position reached = first.get(first.size() - 1).position();
    List<StoredStatement> rest = Await.get(engine.statements().readForward(reached, 100));
    assertThat(first.size() + rest.size()).isEqualTo(count);
  }

  /** Keeps the committer busy, by a listener, until the latch is counted down. */
  private CountDownLatch holdTheCommitter() {
    CountDownLatch gate = new CountDownLatch(1);
    CountDownLatch held = new CountDownLatch(1);
    engine
        .statements()
        .onAppend(
            () -> {
              held.countDown();
              awaitQuietly(gate);
            });
    engine.statements().append(List.of(Drafts.statement("first")));
    awaitQuietly(held);
    return gate;
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
