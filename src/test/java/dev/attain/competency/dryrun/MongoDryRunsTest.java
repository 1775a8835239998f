package dev.attain.competency.dryrun;

import dev.attain.storage.StorageEngine;
import dev.attain.storage.mongo.MongoSettings;
import dev.attain.storage.mongo.SettlingEngine;
import dev.attain.storage.mongo.TestMongo;
import org.junit.jupiter.api.AfterEach;

class MongoDryRunsTest extends DryRunsContract {
  private final TestMongo server = TestMongo.server();
  private final MongoSettings settings = server.freshDatabase();

  @Override
  StorageEngine emptyEngine() {
    return new SettlingEngine(server.open(settings, CLOCK));
  }

  @AfterEach
  void drop() {
    server.drop(settings);
  }
}
