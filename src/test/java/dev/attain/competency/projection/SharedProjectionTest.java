package dev.attain.competency.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.competency.framework.Framework;
import dev.attain.competency.projection.replay.StatementsOfPeople;
import dev.attain.competency.projection.shares.Generation;
import dev.attain.competency.projection.shares.Strands;
import dev.attain.people.IdentityReads;
import dev.attain.records.ForwardedRecords;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.WriteOutcome;
import dev.attain.statements.ForwardedStatements;
import dev.attain.statements.Position;
import dev.attain.statements.StatementStore;
import dev.attain.statements.StoredStatement;
import dev.attain.storage.contract.Await;
import dev.attain.storage.model.ModelEngine;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.json.StatementJson;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one node reads and writes, step by step. */
class SharedProjectionTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Framework FRAMEWORK = SupportFramework.version("1");
  private static final Generation GENERATION = new Generation(FRAMEWORK.versionId(), 0);
  private static final int BATCH = 5;

  private final ModelEngine engine = new ModelEngine(() -> START.plus(Duration.ofDays(100)));
  private final LearningLog log = new LearningLog(engine.statements());
  private final ReadLog statements = new ReadLog(engine.statements());
  private final HeldRecords records = new HeldRecords(engine.records());
  private final SharedProjection work = work();
  private int appended;

  @BeforeEach
  void aLogOfTwelve() {
    append(12);
    work.balance(Set.of("node"));
    Await.get(work.step());
    Await.get(work.step());
  }

  private SharedProjection work() {
    CompetencyProjection projection =
        new CompetencyProjection(
            FRAMEWORK,
            0,
            SupportFramework.mapping("1"),
            statements::find,
            stored -> StatementJson.read(stored.json()),
            records);
    AtOnce scheduler = new AtOnce();
    FollowedIdentities identities =
        new FollowedIdentities(
            new IdentityReads(records),
            new StatementsOfPeople(statements, scheduler),
            projection,
            BATCH);
    return new SharedProjection(
        statements,
        new Strands(records, GENERATION),
        projection,
        identities,
        "node",
        BATCH,
        scheduler);
  }

  private void append(int count) {
    for (int i = 0; i < count; i++) {
      int number = appended++;
      StatementId id = new StatementId(new UUID(7, number));
      log.observation(id, "person" + number % 3, "boss", 0.5, START.plusSeconds(number));
    }
  }

  private Position position(int number) {
    List<StoredStatement> all =
        Await.get(engine.statements().readForward(Position.START, StatementStore.MAX_BATCH));
    return all.get(number - 1).position();
  }

  private Position reached() {
    return work.progress().checkpoint();
  }

  @Test
  void whatComesNextIsReadWhileABatchIsWritten() {
    Promise<Void> gate = records.hold();

    Future<Boolean> first = work.step();

    assertThat(first.isComplete()).isFalse();
    assertThat(statements.after).containsExactly(Position.START, position(5));
    assertThat(reached()).isEqualTo(Position.START);
    gate.complete();
    assertThat(Await.get(first)).isTrue();
    assertThat(reached()).isEqualTo(position(5));
  }

  @Test
  void nothingIsReadTwice() {
    while (reached().compareTo(position(12)) < 0) {
      Await.get(work.step());
    }

    assertThat(statements.after).containsExactly(Position.START, position(5), position(10));
  }

  @Test
  void aFailedWriteForgetsWhatWasReadAhead() {
    Promise<Void> gate = records.hold();
    Future<Boolean> first = work.step();
    gate.fail("the disk is gone");
    assertThat(Await.failure(first)).hasMessageContaining("the disk is gone");

    work.startAnew();
    Await.get(work.step());
    while (reached().compareTo(position(12)) < 0) {
      Await.get(work.step());
    }

    assertThat(statements.after)
        .containsExactly(Position.START, position(5), Position.START, position(5), position(10));
  }

  /** Notes from where on it is read. */
  private static final class ReadLog extends ForwardedStatements {
    private final List<Position> after = new ArrayList<>();

    ReadLog(StatementStore store) {
      super(store);
    }

    @Override
    public Future<List<StoredStatement>> readForward(Position from, int limit) {
      after.add(from);
      return super.readForward(from, limit);
    }
  }

  /** Holds up one write. */
  private static final class HeldRecords extends ForwardedRecords {
    private Future<Void> gate = Future.succeededFuture();

    HeldRecords(RecordStore records) {
      super(records);
    }

    Promise<Void> hold() {
      Promise<Void> held = Promise.promise();
      gate = held.future();
      return held;
    }

    @Override
    public Future<WriteOutcome> write(List<RecordWrite> writes) {
      Future<Void> open = gate;
      gate = Future.succeededFuture();
      return open.compose(done -> records.write(writes));
    }
  }
}
