package dev.attain.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.statements.Fingerprint;
import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.statements.StatementStore;
import dev.attain.statements.StoredStatement;
import dev.attain.storage.model.ModelEngine;
import dev.attain.xapi.StatementId;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FeedReaderTest {
  private final StatementStore statements =
      new ModelEngine(() -> Instant.parse("2026-01-01T00:00:00Z")).statements();
  private final ByHand scheduler = new ByHand();
  private final Collecting consumer = new Collecting();
  private final FeedReader reader =
      new FeedReader(
          "test",
          statements,
          consumer,
          new FeedSettings(
              3, Duration.ofSeconds(1), Duration.ofMillis(100), Duration.ofMillis(300)),
          scheduler);

  /** Runs what is due when the test says so. */
  private static final class ByHand implements Scheduler {
    final Queue<Runnable> due = new ArrayDeque<>();
    final Queue<Runnable> later = new ArrayDeque<>();
    final List<Duration> delays = new ArrayList<>();

    @Override
    public void execute(Runnable task) {
      due.add(task);
    }

    @Override
    public void after(Duration delay, Runnable task) {
      delays.add(delay);
      later.add(task);
    }

    void run() {
      while (!due.isEmpty()) {
        due.remove().run();
      }
    }

    void letTimePass() {
      due.addAll(later);
      later.clear();
      run();
    }
  }

  /** Keeps what it was given; fails as often as it is told to. */
  private static final class Collecting implements FeedConsumer {
    final List<StatementId> seen = new ArrayList<>();
    final List<Integer> batches = new ArrayList<>();
    Checkpoint kept = Checkpoint.NONE;
    int failuresToCome;

    @Override
    public Future<Checkpoint> resume() {
      return Future.succeededFuture(kept);
    }

    @Override
    public Future<Checkpoint> accept(List<StoredStatement> batch, Checkpoint from) {
      assertThat(from).isEqualTo(kept);
      if (failuresToCome-- > 0) {
        throw new IllegalStateException("not now");
      }
      batches.add(batch.size());
      batch.forEach(statement -> seen.add(statement.id()));
      Position last = batch.get(batch.size() - 1).position();
      kept = new Checkpoint(last, from.revision() + 1);
      return Future.succeededFuture(kept);
    }
  }

  private List<StatementId> append(int count) {
    List<StatementId> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      StatementId id = StatementId.random();
      ids.add(id);
      byte[] json = "{}".getBytes(StandardCharsets.UTF_8);
      statements.append(
          List.of(new NewStatement(id, new Fingerprint(i, 0), Set.of(), null, false, json)));
    }
    return ids;
  }

  @Test
  void readsAllInOrderInBoundedBatches() {
    List<StatementId> ids = append(7);
    reader.signal();
    scheduler.run();
    assertThat(consumer.seen).isEqualTo(ids);
    assertThat(consumer.batches).containsExactly(3, 3, 1);
    assertThat(reader.status().checkpoint()).isEqualTo(consumer.kept.position());
    assertThat(reader.status().consistentThrough()).isEqualTo(statements.safeHorizon());
    assertThat(reader.status().lagMillis()).isZero();
  }

  @Test
  void goesOnAfterASignal() {
    reader.signal();
    scheduler.run();
    List<StatementId> ids = append(2);
    reader.signal();
    reader.signal();
    scheduler.run();
    assertThat(consumer.seen).isEqualTo(ids);
  }

  @Test
  void looksAgainWithoutASignal() {
    reader.signal();
    scheduler.run();
    List<StatementId> ids = append(2);
    scheduler.letTimePass();
    assertThat(consumer.seen).isEqualTo(ids);
  }

  @Test
  void aSignalDuringAStepIsNotLost() {
    append(1);
    reader.signal();
    while (consumer.seen.isEmpty()) {
      scheduler.due.remove().run();
    }
    append(1);
    reader.signal();
    scheduler.run();
    assertThat(consumer.seen).hasSize(2);
  }

  @Test
  void failuresPauseLongerEachTimeAndLoseNothing() {
    List<StatementId> ids = append(2);
    consumer.failuresToCome = 4;
    reader.signal();
    scheduler.run();
    assertThat(reader.status().failures()).isEqualTo(1);
    assertThat(reader.status().lastFailure()).contains("not now");
    for (int i = 0; i < 4; i++) {
      scheduler.letTimePass();
    }
    assertThat(scheduler.delays.subList(0, 4))
        .containsExactly(
            Duration.ofMillis(100),
            Duration.ofMillis(200),
            Duration.ofMillis(300),
            Duration.ofMillis(300));
    assertThat(consumer.seen).isEqualTo(ids);
    assertThat(reader.status().failures()).isZero();
    assertThat(reader.status().lastFailure()).isNull();
  }

  @Test
  void goesOnWhereAFormerReaderStopped() {
    append(2);
    reader.signal();
    scheduler.run();
    assertThat(reader.stop().succeeded()).isTrue();
    append(2);
    reader.signal();
    scheduler.run();
    assertThat(consumer.seen).hasSize(2);

    new FeedReader("next", statements, consumer, FeedSettings.DEFAULT, scheduler).signal();
    scheduler.run();
    assertThat(consumer.seen).hasSize(4).doesNotHaveDuplicates();
  }

  @Test
  void stoppingWaitsForTheStepUnderWay() {
    append(5);
    reader.signal();
    scheduler.due.remove().run();
    Future<Void> stopped = reader.stop();
    assertThat(stopped.isComplete()).isFalse();
    scheduler.run();
    assertThat(stopped.succeeded()).isTrue();
  }

  @Test
  void stoppingEndsAPauseAtOnce() {
    append(1);
    consumer.failuresToCome = 1;
    reader.signal();
    scheduler.run();
    assertThat(reader.stop().succeeded()).isTrue();
    scheduler.letTimePass();
    assertThat(consumer.seen).isEmpty();
  }
}
