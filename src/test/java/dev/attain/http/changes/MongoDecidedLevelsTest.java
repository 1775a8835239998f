package dev.attain.http.changes;

import dev.attain.storage.StorageEngine;
import dev.attain.storage.contract.Await;
import dev.attain.storage.mongo.MongoEngine;
import dev.attain.storage.mongo.MongoSettings;
import dev.attain.storage.mongo.TestMongo;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

class MongoDecidedLevelsTest extends DecidedLevelsContract {
  private final TestMongo mongo = TestMongo.server();
  private final MongoSettings settings = mongo.freshDatabase();
  private @Nullable MongoEngine engine;

  @Override
  StorageEngine emptyEngine(InstantSource clock) {
    engine = mongo.open(settings, InstantSource.system());
    return engine;
  }

  @Override
  void closeEngine() {
    if (engine != null) {
      Await.get(engine.close());
    }
    mongo.drop(settings);
  }
}
