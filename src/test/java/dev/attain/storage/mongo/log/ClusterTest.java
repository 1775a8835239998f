package dev.attain.storage.mongo.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.statements.AppendOutcome;
import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.statements.Term;
import dev.attain.storage.contract.RandomStatements;
import dev.attain.storage.mongo.lane.Horizon;
import dev.attain.storage.mongo.lane.Lane;
import dev.attain.storage.mongo.lane.NodeClock;
import dev.attain.xapi.StatementId;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;

/**
 * Several nodes over one simulated database, whose requests and answers are delayed and lost, that
 * stand still, die and are replaced, with clocks that are wrong and drift. The database watches
 * over positions and the horizon; this test over everything that was acknowledged, what the nodes
 * know of the horizon, and that statements that point at each other have found each other in the
 * end.
 */
class ClusterTest {
  private static final int STEPS = 8_000;
  private static final int CALM_ROUNDS = 200;
  private static final Duration SILENCE = Duration.ofSeconds(3);
  private static final Duration GAP = Duration.ofSeconds(2);

  /** A node that is alive. */
  private final class Node {
    final String name = "node-" + ++names;
    final long skew = TimeUnit.MILLISECONDS.toNanos(random.nextLong(-3_600_000, 3_600_000));
    final double rate = 1 + random.nextDouble(-0.0001, 0.0001);
    final NodeClock clock = new NodeClock(() -> (long) (nanos * rate) + skew);
    final Appender appender;
    final Horizon horizon;
    int pausedUntil;
    boolean beating;
    boolean refreshing;
    Position seen = Position.START;

    Node() {
      horizon = new Horizon(database.register(name), clock, SILENCE, GAP, () -> {});
      appender =
          new Appender(
              IntStream.range(0, 2)
                  .mapToObj(i -> new Lane(database.register(name), clock))
                  .toList(),
              database.log(name),
              horizon::position,
              failure -> true,
              Runnable::run,
              () -> {},
              Appender.Limits.defaults());
    }

    void pulse() {
      if (!beating) {
        beating = true;
        appender.beat().onComplete(done -> beating = false);
      }
      if (!refreshing) {
        refreshing = true;
        horizon.refresh().onComplete(done -> refreshing = false);
      }
    }

    void look() {
      Position now = horizon.position();
      assertThat(now).isGreaterThanOrEqualTo(seen);
      assertThat(now).isLessThanOrEqualTo(database.horizon().position());
      seen = now;
    }
  }

  /** A client that sends its batch again until it has an answer. */
  private final class Client {
    final List<NewStatement> batch = statements.batch();
    int sent;

    void send() {
      sent++;
      Node node = nodes.get(random.nextInt(nodes.size()));
      int attempt = sent;
      Future<AppendOutcome> outcome = node.appender.append(batch);
      open.put(this, node.name);
      outcome
          .onSuccess(this::answered)
          .onFailure(
              failure -> {
                assertThat(failure).isInstanceOf(RuntimeException.class);
                if (attempt == sent) {
                  open.remove(this);
                  waiting.add(this);
                }
              });
    }

    private void answered(AppendOutcome outcome) {
      open.remove(this);
      if (outcome instanceof AppendOutcome.Appended) {
        acknowledged.addAll(batch);
      }
    }
  }

  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);
  private final RandomStatements statements = new RandomStatements(random);
  private final Simulation simulation = new Simulation();
  private final SimulatedDatabase database = new SimulatedDatabase(simulation, this::serverMillis);
  private final List<Node> nodes = new ArrayList<>();
  private final List<Client> waiting = new ArrayList<>();
  private final Map<Client, String> open = new HashMap<>();
  private final Set<NewStatement> acknowledged = new HashSet<>();
  private long nanos;
  private long serverJump;
  private int names;
  private int step;

  private long serverMillis() {
    return 1_800_000_000_000L + TimeUnit.NANOSECONDS.toMillis(nanos) + serverJump;
  }

  @RepeatedTest(12)
  void nothingIsMissedAndNothingIsStoredTwice() {
    System.out.println("seed " + seed);
    for (int i = 0; i < 3; i++) {
      nodes.add(new Node());
    }
    for (step = 0; step < STEPS; step++) {
      nanos += random.nextInt(10_000_000);
      disturb();
      nodes.forEach(Node::look);
    }
    calmDown();
    everythingAcknowledgedIsThere();
    everythingIsBelowTheHorizonOfEveryNode();
    statementsHaveFoundEachOther();
    System.out.printf(
        "%d statements, %d write conflicts, %d lanes lost under way%n",
        database.stored().size(), database.conflicts, database.lost);
  }

  private void disturb() {
    int event = random.nextInt(1_000);
    if (event < 2 && nodes.size() > 1) {
      kill(nodes.get(random.nextInt(nodes.size())));
    } else if (event < 4 && nodes.size() < 5) {
      nodes.add(new Node());
    } else if (event < 8) {
      nodes.get(random.nextInt(nodes.size())).pausedUntil = step + random.nextInt(2_000);
    } else if (event < 10) {
      // Another primary, with another clock.
      serverJump = random.nextInt(-5_000, 5_000);
    } else if (event < 60) {
      waiting.add(new Client());
    } else if (event < 120 && !waiting.isEmpty()) {
      waiting.remove(random.nextInt(waiting.size())).send();
    } else if (event < 240) {
      Node node = nodes.get(random.nextInt(nodes.size()));
      if (node.pausedUntil <= step) {
        node.pulse();
      }
    } else {
      happen();
    }
  }

  private void happen() {
    Set<String> paused = new HashSet<>();
    nodes.stream().filter(node -> node.pausedUntil > step).forEach(n -> paused.add(n.name));
    List<Simulation.Step<?>> ready =
        simulation.ready().stream().filter(s -> !paused.contains(s.node)).toList();
    if (!ready.isEmpty()) {
      Simulation.Step<?> next = ready.get(random.nextInt(ready.size()));
      switch (random.nextInt(60)) {
        case 0 -> next.happenUnheard();
        case 1 -> next.vanish();
        case 2 -> next.linger();
        default -> next.happen();
      }
    }
  }

  /** What is on its way may still arrive, or not; then the server finds out. */
  private void kill(Node node) {
    nodes.remove(node);
    for (Simulation.Step<?> pending : simulation.of(node.name)) {
      if (random.nextBoolean() && pending.isReady()) {
        pending.happenUnheard();
      } else {
        pending.vanish();
      }
    }
    while (!simulation.of(node.name).isEmpty()) {
      simulation.of(node.name).forEach(Simulation.Step::vanish);
    }
    database.forget(node.name);
    for (Map.Entry<Client, String> one : List.copyOf(open.entrySet())) {
      if (one.getValue().equals(node.name)) {
        open.remove(one.getKey());
        waiting.add(one.getKey());
      }
    }
  }

  /** Time goes on, nothing is disturbed any more, and every client gets its answer. */
  private void calmDown() {
    step = Integer.MAX_VALUE;
    for (int i = 0; i < CALM_ROUNDS; i++) {
      nanos += TimeUnit.MILLISECONDS.toNanos(200);
      List.copyOf(waiting).forEach(Client::send);
      waiting.clear();
      nodes.forEach(Node::pulse);
      for (int j = 0; j < 100_000 && !simulation.ready().isEmpty(); j++) {
        simulation.ready().get(random.nextInt(simulation.ready().size())).happen();
      }
      database.expire();
      nodes.forEach(Node::look);
    }
    assertThat(simulation.ready()).isEmpty();
    assertThat(waiting).isEmpty();
    assertThat(open).isEmpty();
  }

  private void everythingAcknowledgedIsThere() {
    for (NewStatement statement : acknowledged) {
      assertThat(database.stored()).containsKey(statement.id());
      assertThat(database.content(statement.id()).fingerprint()).isEqualTo(statement.fingerprint());
    }
    assertThat(acknowledged).isNotEmpty();
  }

  private void everythingIsBelowTheHorizonOfEveryNode() {
    for (Node node : nodes) {
      for (SimulatedDatabase.Stored stored : database.stored().values()) {
        assertThat(stored.position()).isLessThanOrEqualTo(node.horizon.position());
      }
    }
  }

  private void statementsHaveFoundEachOther() {
    Set<StatementId> voidedByOthers = new HashSet<>();
    for (SimulatedDatabase.Stored stored : database.stored().values()) {
      if (stored.insertion().statement().voiding()) {
        voidedByOthers.add(stored.insertion().statement().target());
      }
    }
    for (SimulatedDatabase.Stored stored : database.stored().values()) {
      NewStatement statement = stored.insertion().statement();
      StatementId id = statement.id();
      KnownStatement.Content content = database.content(id);
      assertThat(content.voided()).isEqualTo(!statement.voiding() && voidedByOthers.contains(id));
      assertThat(content.carried()).isEqualTo(carried(id));
    }
  }

  private Set<Term> carried(StatementId from) {
    Set<Term> terms = new HashSet<>();
    Set<StatementId> seen = new HashSet<>();
    StatementId next = from;
    while (next != null && seen.add(next)) {
      SimulatedDatabase.Stored stored = database.stored().get(next);
      next = stored == null ? null : stored.insertion().statement().target();
      terms.addAll(stored == null ? Set.of() : stored.insertion().statement().terms());
    }
    return terms;
  }
}
