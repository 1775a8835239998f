package dev.attain.storage.mongo;

import dev.attain.documents.DocumentStore;
import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.DocumentStoreContract;
import dev.attain.storage.contract.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class MongoDocumentStoreTest implements DocumentStoreContract {
  private final TestMongo server = TestMongo.server();
  private final MongoSettings settings = server.freshDatabase();
  private MongoEngine engine;

  @BeforeEach
  void open() {
    engine = server.open(settings, new TestClock());
  }

  @AfterEach
  void close() {
    Await.get(engine.close());
    server.drop(settings);
  }

  @Override
  public DocumentStore documents() {
    return engine.documents();
  }
}
