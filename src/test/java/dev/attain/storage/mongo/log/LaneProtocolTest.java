package dev.attain.storage.mongo.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.storage.contract.Drafts;
import dev.attain.storage.mongo.lane.Horizon;
import dev.attain.storage.mongo.lane.Lane;
import dev.attain.storage.mongo.lane.LaneState;
import dev.attain.storage.mongo.lane.NodeClock;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * All orders in which the requests of a few nodes can reach the database. The simulated database
 * fails a test when a statement appears at or below a horizon that was published before, and when
 * two have the same position.
 */
class LaneProtocolTest {
  private static final int RANDOM_ORDERS = 5_000;

  /** A few nodes at the start of a test, made anew for each order. */
  private static final class World {
    /** Far apart: what is ahead in one lane is the past in another. */
    private static final long MILLIS = 1_000_000;

    final Simulation simulation = new Simulation();
    long serverMillis = MILLIS;
    long ownMillis;
    final SimulatedDatabase database = new SimulatedDatabase(simulation, () -> serverMillis);

    Lane lane(String node) {
      return new Lane(
          database.register(node), new NodeClock(() -> TimeUnit.MILLISECONDS.toNanos(ownMillis)));
    }

    Appender appender(String node, Lane lane) {
      return new Appender(
          List.of(lane),
          database.log(node),
          () -> Position.START,
          failure -> true,
          Runnable::run,
          () -> {},
          Appender.Limits.defaults());
    }

    Horizon horizon(String node) {
      return new Horizon(
          database.register(node),
          new NodeClock(() -> TimeUnit.MILLISECONDS.toNanos(ownMillis)),
          Duration.ofHours(1),
          Duration.ofHours(1),
          () -> {});
    }

    /** In the order of the requests, until none waits. */
    void settle() {
      while (!simulation.ready().isEmpty()) {
        simulation.ready().get(0).happen();
      }
    }
  }

  /** Runs a scenario in every order; returns how many there were. */
  private static int inAllOrders(Consumer<World> scenario, Consumer<World> end) {
    List<Integer> choices = new ArrayList<>();
    int orders = 0;
    do {
      World world = new World();
      scenario.accept(world);
      List<Integer> widths = new ArrayList<>();
      for (int i = 0; !world.simulation.ready().isEmpty(); i++) {
        if (i == choices.size()) {
          choices.add(0);
        }
        List<Simulation.Step<?>> ready = world.simulation.ready();
        widths.add(ready.size());
        ready.get(choices.get(i)).happen();
      }
      end.accept(world);
      orders++;
      int last = widths.size() - 1;
      while (last >= 0 && choices.get(last) == widths.get(last) - 1) {
        last--;
      }
      choices = new ArrayList<>(choices.subList(0, Math.max(0, last + 1)));
      if (last >= 0) {
        choices.set(last, choices.get(last) + 1);
      }
    } while (!choices.isEmpty());
    return orders;
  }

  /** For those of which there are too many: runs a scenario in random orders. */
  private static void inManyOrders(Consumer<World> scenario, Consumer<World> end) {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < RANDOM_ORDERS; i++) {
      World world = new World();
      scenario.accept(world);
      List<Simulation.Step<?>> ready = world.simulation.ready();
      while (!ready.isEmpty()) {
        ready.get(random.nextInt(ready.size())).happen();
        ready = world.simulation.ready();
      }
      end.accept(world);
    }
  }

  private static void stored(World world, String... names) {
    assertThat(world.database.stored().keySet())
        .containsExactlyInAnyOrderElementsOf(List.of(names).stream().map(Drafts::id).toList());
  }

  @Test
  void aLaneThatIsTakenBeginsAboveEveryHorizon() {
    int orders =
        inAllOrders(
            world -> {
              Lane ahead = world.lane("a");
              ahead.hold();
              world.settle();
              // The new lane's clock is behind the floor of the one that is there.
              world.serverMillis -= 500;
              world.appender("b", world.lane("b")).append(List.of(Drafts.statement("new")));
              world.horizon("c").refresh();
              world.horizon("d").refresh();
            },
            world -> stored(world, "new"));

    System.out.println("orders of a lane being taken: " + orders);
    assertThat(orders).isGreaterThan(1_000);
  }

  @Test
  void whatAFencedLaneHadUnderWayIsNothingAndIsDoneAgain() {
    int orders =
        inAllOrders(
            world -> {
              Lane slow = world.lane("a");
              Lane other = world.lane("b");
              slow.hold();
              world.settle();
              world.serverMillis += 500;
              other.hold();
              world.settle();
              world.appender("a", slow).append(List.of(Drafts.statement("late")));
              LaneState seen = world.database.lanes().iterator().next();
              world
                  .database
                  .register("c")
                  .fence(seen)
                  .compose(fenced -> world.horizon("c").refresh());
            },
            world -> stored(world, "late"));

    System.out.println("orders of a fence: " + orders);
    assertThat(orders).isGreaterThan(50);
  }

  @Test
  void aNumberThatIsTakenOverGoesOnAboveItsFormerHolder() {
    inManyOrders(
        world -> {
          Lane slow = world.lane("a");
          slow.hold();
          world.settle();
          // The former holder is ahead of the horizon and of the next one's clock.
          world.serverMillis += 500;
          slow.beat();
          world.settle();
          world.appender("a", slow).append(List.of(Drafts.statement("late")));
          world.serverMillis -= 500;
          LaneState seen = world.database.lanes().iterator().next();
          world
              .database
              .register("b")
              .fence(seen)
              .compose(
                  fenced ->
                      world
                          .appender("b", world.lane("b"))
                          .append(List.of(Drafts.statement("next"))));
          world.horizon("c").refresh();
        },
        world -> stored(world, "late", "next"));
  }

  @Test
  void aBeatThatTakesEffectLateLeavesNoStatementBelowItsFloor() {
    int orders =
        inAllOrders(
            world -> {
              Lane lane = world.lane("a");
              lane.hold();
              world.settle();
              world.ownMillis += 200;
              lane.beat();
              world.simulation.of("a").forEach(Simulation.Step::linger);
              // A better measurement sets the node's clock back.
              world.ownMillis -= 200;
              Future<?> appended =
                  world.appender("a", lane).append(List.of(Drafts.statement("after")));
              appended.compose(done -> world.horizon("b").refresh());
              world.horizon("c").refresh();
            },
            world -> stored(world, "after"));

    System.out.println("orders of a late beat: " + orders);
    assertThat(orders).isGreaterThan(50);
  }

  @Test
  void ofTwoNodesThatStoreOneIdOneKnowsItAlready() {
    inManyOrders(
        world -> {
          for (String node : List.of("a", "b")) {
            Lane lane = world.lane(node);
            lane.hold();
            world.settle();
            world.appender(node, lane).append(List.of(Drafts.statement("same", "x")));
          }
        },
        world -> stored(world, "same"));
  }

  @Test
  void aReferenceAndItsTargetFindEachOtherHoweverTheyMeet() {
    inManyOrders(
        world -> {
          both(
              world, List.of(Drafts.referring("r", "t", "y")), List.of(Drafts.statement("t", "x")));
        },
        world -> {
          stored(world, "r", "t");
          assertThat(content(world, "r").carried()).isEqualTo(Drafts.terms("x", "y"));
        });
  }

  @Test
  void aVoidAndItsTargetFindEachOtherHoweverTheyMeet() {
    inManyOrders(
        world ->
            both(
                world,
                List.of(Drafts.voiding("v", "t")),
                List.of(Drafts.statement("t", "x"), Drafts.statement("u"))),
        world -> {
          stored(world, "v", "t", "u");
          assertThat(content(world, "t").voided()).isTrue();
          assertThat(content(world, "v").carried()).isEqualTo(Drafts.terms("x"));
        });
  }

  @Test
  void aReferenceToAReferenceWhoseTargetArrivesCarriesItsTerms() {
    inManyOrders(
        world -> {
          Lane lane = world.lane("z");
          Appender first = world.appender("z", lane);
          first.append(List.of(Drafts.referring("middle", "t")));
          world.settle();
          both(
              world,
              List.of(Drafts.referring("r", "middle", "y")),
              List.of(Drafts.statement("t", "x")));
        },
        world -> {
          assertThat(content(world, "middle").carried()).isEqualTo(Drafts.terms("x"));
          assertThat(content(world, "r").carried()).isEqualTo(Drafts.terms("x", "y"));
        });
  }

  @Test
  void aVoidOfAVoidIsRefusedOrHasNoEffectHoweverTheyMeet() {
    inManyOrders(
        world ->
            both(
                world,
                List.of(Drafts.voiding("w", "v")),
                List.of(Drafts.statement("t", "x"), Drafts.voiding("v", "t"))),
        world -> {
          assertThat(content(world, "v").voided()).isFalse();
          assertThat(content(world, "t").voided()).isTrue();
        });
  }

  private static void both(World world, List<NewStatement> one, List<NewStatement> other) {
    Lane a = world.lane("a");
    Lane b = world.lane("b");
    a.hold();
    world.settle();
    b.hold();
    world.settle();
    world.appender("a", a).append(one);
    world.appender("b", b).append(other);
  }

  private static KnownStatement.Content content(World world, String name) {
    return world.database.content(Drafts.id(name));
  }
}
