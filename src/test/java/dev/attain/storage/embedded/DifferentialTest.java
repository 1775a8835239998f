package dev.attain.storage.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.records.RecordPage;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.StoredRecord;
import dev.attain.statements.Position;
import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.RandomRecords;
import dev.attain.storage.contract.RandomStatements;
import dev.attain.storage.contract.TestClock;
import dev.attain.storage.model.ModelEngine;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** Random sequences of operations give the same answers here and in the reference model. */
class DifferentialTest {
  private static final int OPERATIONS = 400;

  private final TestClock clock = new TestClock();
  private final ModelEngine model = new ModelEngine(clock);
  private final int segmentStatements = new Random().nextInt(1, 300);
  @TempDir private Path folders;
  private Path folder;
  private int kills;
  private EmbeddedEngine engine;

  @BeforeEach
  void openFirst() {
    System.out.println("segments of " + segmentStatements);
    folder = folders.resolve("first");
    open();
  }

  private void open() {
    EmbeddedSettings settings =
        EmbeddedSettings.defaults(folder)
            .withDurability(Durability.OPERATING_SYSTEM)
            .withSegments(segmentStatements);
    engine = EmbeddedEngine.open(settings, clock);
  }

  @AfterEach
  void close() {
    Await.get(engine.close());
  }

  @RepeatedTest(6)
  void statementsAreTheSame() {
    Random random = seeded();
    RandomStatements statements = new RandomStatements(random);
    for (int i = 0; i < OPERATIONS; i++) {
      clock.moveMillis(random.nextInt(-3, 10));
      // Asked at each step, for a horizon that was seen before the clock went back still holds.
      assertThat(engine.statements().safeHorizon())
          .as("step %d", i)
          .isEqualTo(model.statements().safeHorizon());
      switch (random.nextInt(10)) {
        case 0, 1, 2, 3 -> {
          var batch = statements.batch();
          equal(i, model.statements().append(batch), engine.statements().append(batch));
        }
        case 4 -> {
          var id = statements.id();
          same(i, model.statements().find(id), engine.statements().find(id));
        }
        case 5 -> {
          var after = statements.position(clock);
          int limit = random.nextInt(1, 50);
          same(
              i,
              model.statements().readForward(after, limit),
              engine.statements().readForward(after, limit));
        }
        default -> {
          var query = statements.query(clock);
          same(i, model.statements().query(query), engine.statements().query(query));
        }
      }
      reopenSometimes(random);
    }
  }

  @RepeatedTest(3)
  void recordsAreTheSame() {
    Random random = seeded();
    RandomRecords records = new RandomRecords(random);
    for (int i = 0; i < OPERATIONS; i++) {
      switch (random.nextInt(5)) {
        case 0, 1 -> {
          var writes = records.writes();
          equal(i, model.records().write(writes), engine.records().write(writes));
        }
        case 2 -> {
          var ids = records.ids();
          same(
              i,
              model.records().findAll(RandomRecords.COLLECTION, ids),
              engine.records().findAll(RandomRecords.COLLECTION, ids));
        }
        default -> {
          var query = records.query();
          assertThat(allPages(engine.records(), query))
              .as("step %d", i)
              .usingRecursiveComparison()
              .isEqualTo(allPages(model.records(), query));
        }
      }
      reopenSometimes(random);
    }
  }

  private static List<List<StoredRecord>> allPages(RecordStore records, RecordQuery query) {
    List<List<StoredRecord>> pages = new ArrayList<>();
    RecordPage page = Await.get(records.list(query));
    pages.add(page.records());
    while (page.next() != null) {
      page = Await.get(records.list(query.continuedAfter(page.next())));
      pages.add(page.records());
    }
    return pages;
  }

  private static Random seeded() {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    return new Random(seed);
  }

  private static void equal(int step, Future<?> expected, Future<?> actual) {
    assertThat(Await.get(actual)).as("step %d", step).isEqualTo(Await.get(expected));
  }

  /** For what holds arrays, which are compared by content here. */
  private static void same(int step, Future<?> expected, Future<?> actual) {
    assertThat(Await.get(actual))
        .as("step %d", step)
        .usingRecursiveComparison()
        .isEqualTo(Await.get(expected));
  }

  private void reopenSometimes(Random random) {
    if (random.nextInt(80) == 0) {
      if (random.nextBoolean()) {
        leaveWhatAKillWouldLeave();
      } else {
        close();
        open();
      }
    }
  }

  /** Goes on in a copy of the folder as it is before the orderly end. */
  private void leaveWhatAKillWouldLeave() {
    Path copy = folders.resolve("after-kill-" + kills++);
    // A horizon that was only seen is forgotten by a kill, as the model does not forget it.
    Position horizon = engine.statements().safeHorizon();
    Await.get(engine.holdings().raiseHorizon(horizon));
    try (Moment moment = Await.get(engine.moment())) {
      Files.createDirectories(copy.resolve("database"));
      for (Path file : moment.database()) {
        Files.copy(file, copy.resolve("database").resolve(file.getFileName()));
      }
      Files.copy(folder.resolve("FORMAT"), copy.resolve("FORMAT"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    close();
    folder = copy;
    open();
  }
}
