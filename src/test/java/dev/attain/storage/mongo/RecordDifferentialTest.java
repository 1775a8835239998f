package dev.attain.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.records.RecordPage;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.StoredRecord;
import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.RandomRecords;
import dev.attain.storage.contract.TestClock;
import dev.attain.storage.model.ModelEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;

/** Random operations give the same here as on the model. */
class RecordDifferentialTest {
  private static final int OPERATIONS = 250;

  private final TestClock clock = new TestClock();
  private final TestMongo server = TestMongo.server();
  private final MongoSettings settings = server.freshDatabase();
  private final RecordStore model = new ModelEngine(clock).records();
  private MongoEngine engine;

  @BeforeEach
  void open() {
    engine = server.open(settings, clock);
  }

  @AfterEach
  void drop() {
    Await.get(engine.close());
    server.drop(settings);
  }

  @RepeatedTest(3)
  void recordsAreTheSame() {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    RandomRecords records = new RandomRecords(random);
    for (int i = 0; i < OPERATIONS; i++) {
      switch (random.nextInt(5)) {
        case 0, 1 -> {
          var writes = records.writes();
          assertThat(Await.get(engine.records().write(writes)))
              .as("step %d", i)
              .isEqualTo(Await.get(model.write(writes)));
        }
        case 2 -> {
          var ids = records.ids();
          assertThat(Await.get(engine.records().findAll(RandomRecords.COLLECTION, ids)))
              .as("step %d", i)
              .usingRecursiveComparison()
              .isEqualTo(Await.get(model.findAll(RandomRecords.COLLECTION, ids)));
        }
        default -> {
          var query = records.query();
          assertThat(allPages(engine.records(), query))
              .as("step %d", i)
              .usingRecursiveComparison()
              .isEqualTo(allPages(model, query));
        }
      }
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
}
