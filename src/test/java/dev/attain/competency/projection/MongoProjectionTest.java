package dev.attain.competency.projection;

import dev.attain.storage.StorageEngine;
import dev.attain.storage.mongo.MongoSettings;
import dev.attain.storage.mongo.SettlingEngine;
import dev.attain.storage.mongo.TestMongo;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class MongoProjectionTest extends ProjectionContract {
  private final TestMongo server = TestMongo.server();
  private final List<MongoSettings> databases = new ArrayList<>();

  @Override
  StorageEngine emptyEngine() {
    MongoSettings settings = server.freshDatabase();
    databases.add(settings);
    return new SettlingEngine(server.open(settings, CLOCK));
  }

  @AfterEach
  void drop() {
    databases.forEach(server::drop);
  }
}
