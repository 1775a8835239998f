package dev.attain.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.statements.AppendOutcome;
import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.statements.PositionQuery;
import dev.attain.statements.StatementPage;
import dev.attain.statements.StatementStore;
import dev.attain.statements.StoredStatement;
import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.Drafts;
import dev.attain.storage.mongo.lane.LaneKey;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a read shows is never above the horizon that it tells of, and what was stored is found. */
class FreshReadsTest {
  private final TestMongo server = TestMongo.server();
  private final MongoSettings settings = server.freshDatabase();
  private final List<MongoEngine> engines = new ArrayList<>();

  private StatementStore node(String name) {
    MongoEngine engine = server.open(settings.withNode(name), InstantSource.system());
    engines.add(engine);
    return engine.statements();
  }

  @AfterEach
  void close() {
    engines.forEach(engine -> Await.get(engine.close()));
    server.drop(settings);
  }

  private static PositionQuery all(boolean ascending, int limit) {
    return new PositionQuery(Set.of(), Position.START, Position.END, ascending, limit);
  }

  private static Position append(StatementStore store, List<NewStatement> batch) {
    return ((AppendOutcome.Appended) Await.get(store.append(batch))).last();
  }

  @Test
  void aStatementThatWasJustStoredIsShownBelowTheHorizon() {
    StatementStore store = node("a");
    for (int i = 0; i < 20; i++) {
      Position position = append(store, List.of(Drafts.statement("s" + i)));

      StatementPage page = Await.get(store.query(all(false, 5)));
      assertThat(page.statements().get(0).position()).isEqualTo(position);
      assertThat(page.horizon()).isGreaterThanOrEqualTo(position);

      append(store, List.of(Drafts.statement("t" + i)));
      StoredStatement found = Await.get(store.find(Drafts.id("t" + i))).orElseThrow();
      assertThat(store.safeHorizon()).isGreaterThanOrEqualTo(found.position());
    }
  }

  @Test
  void positionsThatRunAheadOfTheClockAreWaitedFor() {
    StatementStore store = node("a");
    List<NewStatement> many =
        IntStream.range(0, 3_000).mapToObj(i -> Drafts.statement("m" + i)).toList();
    Position last = append(store, many);

    StatementPage page = Await.get(store.query(all(false, 1)));
    assertThat(page.statements().get(0).position()).isEqualTo(last);
    assertThat(page.horizon()).isGreaterThanOrEqualTo(last);
  }

  @Test
  void whatAnotherNodeStoredIsShownBelowTheHorizonToo() {
    StatementStore one = node("a");
    StatementStore other = node("b");
    for (int i = 0; i < 5; i++) {
      Position position = append(one, List.of(Drafts.statement("s" + i)));

      StatementPage page = Await.get(other.query(all(false, 5)));
      assertThat(page.statements().get(0).position()).isEqualTo(position);
      assertThat(page.horizon()).isGreaterThanOrEqualTo(position);
    }
  }

  @Test
  void thereIsMoreAfterAPageThatWasReadTwice() {
    StatementStore store = node("a");
    append(store, List.of(Drafts.statement("a"), Drafts.statement("b"), Drafts.statement("c")));

    StatementPage oldest = Await.get(store.query(all(true, 2)));
    assertThat(oldest.statements())
        .extracting(StoredStatement::id)
        .containsExactly(Drafts.id("a"), Drafts.id("b"));
    assertThat(oldest.hasMore()).isTrue();
  }

  @Test
  void aNodeThatHangsHoldsTheHorizonButNotTheReaders() {
    StatementStore store = node("a");
    MongoConnection hung = Await.get(MongoConnection.open(settings, Vertx.vertx()));
    MongoLaneRegister register = new MongoLaneRegister(hung);
    Await.get(register.claim(new LaneKey(900, UUID.randomUUID())));
    Await.get(register.join());
    Await.get(hung.close());

    Position position = append(store, List.of(Drafts.statement("a")));
    StatementPage page = Await.get(store.query(all(false, 5)));

    assertThat(page.statements()).hasSize(1);
    assertThat(page.horizon()).as("what is said is true all the same").isLessThan(position);
    assertThat(Await.get(store.find(Drafts.id("a")))).isPresent();
  }
}
