package dev.attain.analytics.statements.rollup;

import dev.attain.storage.StorageEngine;
import dev.attain.storage.contract.TestClock;
import dev.attain.storage.mongo.MongoSettings;
import dev.attain.storage.mongo.SettlingEngine;
import dev.attain.storage.mongo.TestMongo;
import org.junit.jupiter.api.AfterEach;

class MongoRollupTest implements RollupContract {
  private final TestMongo server = TestMongo.server();
  private final MongoSettings database = server.freshDatabase();

  @Override
  public StorageEngine engine(TestClock clock) {
    return new SettlingEngine(server.open(database, clock));
  }

  @AfterEach
  void drop() {
    server.drop(database);
  }
}
