package dev.attain.storage.mongo;

import dev.attain.statements.StatementStore;
import dev.attain.storage.contract.StatementStoreContract;
import dev.attain.storage.contract.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class MongoStatementStoreTest implements StatementStoreContract {
  private final TestMongo server = TestMongo.server();
  private final MongoSettings settings = server.freshDatabase();
  private final TestClock clock = new TestClock();
  private TestNode node;

  @BeforeEach
  void open() {
    node = TestNode.open(settings, clock);
  }

  @AfterEach
  void close() {
    node.close();
    server.drop(settings);
  }

  @Override
  public StatementStore statements() {
    return node.store();
  }

  @Override
  public TestClock clock() {
    return clock;
  }

  @Override
  public void settle() {
    node.pulse();
  }
}
