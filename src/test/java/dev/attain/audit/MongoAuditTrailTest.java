package dev.attain.audit;

import dev.attain.records.RecordStore;
import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.TestClock;
import dev.attain.storage.mongo.MongoEngine;
import dev.attain.storage.mongo.MongoSettings;
import dev.attain.storage.mongo.TestMongo;
import org.junit.jupiter.api.AfterEach;

class MongoAuditTrailTest extends AuditTrailContract {
  private final TestMongo server = TestMongo.server();
  private final MongoSettings settings = server.freshDatabase();
  private final MongoEngine engine = server.open(settings, new TestClock());

  @Override
  RecordStore emptyRecords() {
    return engine.records();
  }

  @AfterEach
  void drop() {
    Await.get(engine.close());
    server.drop(settings);
  }

  @Override
  int changes() {
    return 100;
  }
}
