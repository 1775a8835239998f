package dev.attain.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.statements.AppendOutcome;
import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.statements.PositionQuery;
import dev.attain.statements.StoredStatement;
import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.Drafts;
import dev.attain.storage.contract.TestClock;
import dev.attain.storage.mongo.lane.LaneKey;
import dev.attain.storage.mongo.log.KnownStatement;
import dev.attain.storage.mongo.log.LogChanges;
import dev.attain.storage.mongo.log.LogDatabase;
import dev.attain.storage.mongo.log.LogTransaction;
import dev.attain.xapi.StatementId;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several nodes over one database. */
class ManyNodesTest {
  private final TestMongo server = TestMongo.server();
  private final MongoSettings settings = server.freshDatabase();
  private final TestClock serverClock = new TestClock();
  private final List<TestNode> nodes = new ArrayList<>();

  @AfterEach
  void close() {
    nodes.forEach(TestNode::close);
    server.drop(settings);
  }

  private TestNode node(long skewMillis, int lanes) {
    TestClock own = new TestClock();
    own.moveMillis(skewMillis);
    TestNode node = TestNode.open(settings, serverClock, own, lanes, r -> r, d -> d);
    nodes.add(node);
    return node;
  }

  /** Once to learn the time, once to move the floors on, once to learn the horizon. */
  private void pulseAll() {
    for (int i = 0; i < 3; i++) {
      nodes.forEach(TestNode::pulse);
    }
  }

  private static List<String> log(TestNode node) {
    return Await.get(node.store().readForward(Position.START, 10_000)).stream()
        .map(Drafts::name)
        .toList();
  }

  @Test
  void nodesWhoseClocksAreOffShareOneTimeAndOneLog() {
    TestNode early = node(-5_000, 2);
    TestNode late = node(5_000, 2);
    TestNode lost = node(86_400_000, 2);
    pulseAll();

    for (int i = 0; i < 10; i++) {
      serverClock.moveMillis(1);
      pulseAll();
      for (TestNode node : nodes) {
        AppendOutcome outcome =
            Await.get(node.store().append(List.of(Drafts.statement("s" + i + node.hashCode()))));
        Position position = ((AppendOutcome.Appended) outcome).last();
        assertThat(Math.abs(position.epochMillis() - serverClock.millis())).isLessThan(50);
      }
    }
    serverClock.moveMillis(10);
    pulseAll();

    assertThat(log(early)).hasSize(30).doesNotHaveDuplicates();
    assertThat(log(late)).isEqualTo(log(early));
    assertThat(log(lost)).isEqualTo(log(early));
  }

  @Test
  void readersMissNothingWhileNodesWriteAndComeAndGo() {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    TestNode reader = node(0, 1);
    node(-5_000, 2);
    node(5_000, 3);
    pulseAll();
    Set<String> acknowledged = new HashSet<>();
    List<StoredStatement> read = new ArrayList<>();
    int number = 0;
    for (int i = 0; i < 60; i++) {
      serverClock.moveMillis(random.nextInt(5));
      List<Future<AppendOutcome>> appends = new ArrayList<>();
      for (int j = random.nextInt(4); j > 0; j--) {
        TestNode writer = nodes.get(random.nextInt(nodes.size()));
        String name = "n" + number++;
        acknowledged.add(name);
        appends.add(writer.store().append(List.of(Drafts.statement(name, "x"))));
      }
      reader.pulse();
      Position after = read.isEmpty() ? Position.START : read.get(read.size() - 1).position();
      read.addAll(Await.get(reader.store().readForward(after, 1_000)));
      Await.get(Future.all(appends));
      if (i % 15 == 14) {
        nodes.remove(2).close();
        node(random.nextInt(-5_000, 5_000), 2);
      }
      nodes.forEach(TestNode::pulse);
    }
    serverClock.moveMillis(100);
    pulseAll();
    Position after = read.get(read.size() - 1).position();
    read.addAll(Await.get(reader.store().readForward(after, 1_000)));

    assertThat(read).extracting(Drafts::name).containsExactlyInAnyOrderElementsOf(acknowledged);
    assertThat(read).extracting(StoredStatement::position).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aNodeThatDiesHoldsReadersUpOnlyUntilItsLanesAreFenced() {
    TestNode alive = node(0, 1);
    TestNode dead = node(0, 2);
    pulseAll();
    nodes.remove(dead);
    dead.kill();
    serverClock.moveMillis(1_000);
    Await.get(alive.store().append(List.of(Drafts.statement("a"))));
    alive.pulse();
    assertThat(log(alive)).isEmpty();

    TestClock own = new TestClock();
    TestNode watcher = TestNode.open(settings, serverClock, own, 1, r -> r, d -> d);
    nodes.add(watcher);
    for (int i = 0; i < 15; i++) {
      alive.pulse();
      watcher.pulse();
      own.moveMillis(1_000);
    }
    alive.pulse();

    assertThat(log(alive)).containsExactly("a");
  }

  @Test
  void whatANodeHasCommittedIsFoundByOthersAtOnce() {
    TestNode one = node(0, 2);
    TestNode other = node(5_000, 2);
    Await.get(one.store().append(List.of(Drafts.statement("a", "x"))));

    assertThat(Await.get(other.store().find(Drafts.id("a")))).isPresent();
    assertThat(
            Await.get(
                    other
                        .store()
                        .query(
                            new PositionQuery(
                                Drafts.terms("x"), Position.START, Position.END, false, 5)))
                .statements())
        .hasSize(1);
  }

  @Test
  void theLateTransactionOfAFencedLaneIsNothingAndItsBatchIsStoredOnce() {
    Pause pause = new Pause();
    TestNode slow = TestNode.open(settings, serverClock, serverClock, 1, r -> r, pause::before);
    nodes.add(slow);
    TestNode reader = node(0, 1);
    pulseAll();
    Future<AppendOutcome> late = slow.store().append(List.of(Drafts.statement("late")));
    Await.get(pause.reached.future());
    MongoLaneRegister register = new MongoLaneRegister(reader.connection());
    Await.get(register.fence(Await.get(register.lanes()).get(0)));
    serverClock.moveMillis(1_000);
    reader.pulse();
    reader.pulse();
    Position published = reader.store().safeHorizon();

    pause.goOn.complete();
    AppendOutcome.Appended outcome = (AppendOutcome.Appended) Await.get(late);

    assertThat(outcome.appended()).isEqualTo(1);
    assertThat(outcome.last()).isGreaterThan(published);
    serverClock.moveMillis(1_000);
    pulseAll();
    assertThat(log(reader)).containsExactly("late");
  }

  @Test
  void nodesThatRaceOnStatementsThatPointAtEachOtherAgreeInTheEnd() {
    TestNode one = node(0, 2);
    TestNode other = node(0, 2);
    pulseAll();
    for (int i = 0; i < 20; i++) {
      List<NewStatement> pointing =
          List.of(Drafts.referring("r" + i, "t" + i), Drafts.voiding("v" + i, "t" + i));
      Future<AppendOutcome> first = one.store().append(pointing);
      Future<AppendOutcome> second =
          other.store().append(List.of(Drafts.statement("t" + i, "x" + i)));
      Future<AppendOutcome> again = one.store().append(List.of(Drafts.statement("t" + i, "x" + i)));
      Await.get(first);
      int stored =
          ((AppendOutcome.Appended) Await.get(second)).appended()
              + ((AppendOutcome.Appended) Await.get(again)).appended();

      assertThat(stored).isEqualTo(1);
      assertThat(Await.get(other.store().find(Drafts.id("t" + i))).orElseThrow().voided()).isTrue();
      PositionQuery query =
          new PositionQuery(Drafts.terms("x" + i), Position.START, Position.END, true, 10);
      assertThat(Await.get(other.store().query(query)).statements())
          .extracting(Drafts::name)
          .containsExactlyInAnyOrder("r" + i, "v" + i);
    }
  }

  /** Holds the first transaction up before it writes. */
  private static final class Pause {
    final Promise<Void> reached = Promise.promise();
    final Promise<Void> goOn = Promise.promise();

    LogDatabase before(LogDatabase database) {
      return new LogDatabase() {
        @Override
        public <T> Future<T> transaction(Function<LogTransaction, Future<T>> body) {
          return database.transaction(transaction -> body.apply(paused(transaction)));
        }
      };
    }

    private LogTransaction paused(LogTransaction transaction) {
      return new LogTransaction() {
        @Override
        public Future<List<KnownStatement>> find(Collection<StatementId> ids) {
          return transaction.find(ids);
        }

        @Override
        public Future<List<KnownStatement>> findPointingAt(Collection<StatementId> targets) {
          return transaction.findPointingAt(targets);
        }

        @Override
        public Future<Void> write(LogChanges changes, LaneKey lane) {
          reached.tryComplete();
          return goOn.future().compose(go -> transaction.write(changes, lane));
        }
      };
    }
  }
}
