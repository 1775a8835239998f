package dev.attain.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.RandomStatements;
import dev.attain.storage.contract.TestClock;
import dev.attain.storage.model.ModelEngine;
import io.vertx.core.Future;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/**
 * Random sequences of operations give the same answers here, where one node with one lane has the
 * database for itself, and in the reference model.
 */
class StatementDifferentialTest {
  private static final int OPERATIONS = 250;

  private final TestMongo server = TestMongo.server();
  private final MongoSettings settings = server.freshDatabase();
  private final TestClock clock = new TestClock();
  private final ModelEngine model = new ModelEngine(clock);
  private TestNode node;

  @BeforeEach
  void open() {
    node = TestNode.open(settings, clock);
  }

  @AfterEach
  void drop() {
    node.close();
    server.drop(settings);
  }

  @RepeatedTest(4)
  void statementsAreTheSame() {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    RandomStatements statements = new RandomStatements(random);
    for (int i = 0; i < OPERATIONS; i++) {
      clock.moveMillis(random.nextInt(-3, 10));
      node.pulse();
      assertThat(node.store().safeHorizon())
          .as("step %d", i)
          .isEqualTo(model.statements().safeHorizon());
      switch (random.nextInt(10)) {
        case 0, 1, 2, 3 -> {
          var batch = statements.batch();
          same(i, model.statements().append(batch), node.store().append(batch));
          // The model's horizon is at what it acknowledged.
          node.pulse();
        }
        case 4 -> {
          var id = statements.id();
          same(i, model.statements().find(id), node.store().find(id));
        }
        case 5 -> {
          var after = statements.position(clock);
          int limit = random.nextInt(1, 50);
          same(
              i,
              model.statements().readForward(after, limit),
              node.store().readForward(after, limit));
        }
        default -> {
          var query = statements.query(clock);
          same(i, model.statements().query(query), node.store().query(query));
        }
      }
      if (random.nextInt(80) == 0) {
        node.close();
        open();
        node.pulse();
      }
    }
  }

  /** Arrays are compared by content. */
  private static void same(int step, Future<?> expected, Future<?> actual) {
    assertThat(Await.get(actual))
        .as("step %d", step)
        .usingRecursiveComparison()
        .isEqualTo(Await.get(expected));
  }
}
