package dev.attain.storage.mongo;

import dev.attain.statements.AttachmentStore;
import dev.attain.storage.contract.AttachmentStoreContract;
import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class MongoAttachmentStoreTest implements AttachmentStoreContract {
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
  public AttachmentStore attachments() {
    return engine.attachments();
  }
}
