package dev.attain.storage.embedded;

import dev.attain.statements.StatementStore;
import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.StatementStoreContract;
import dev.attain.storage.contract.TestClock;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStatementStoreTest implements StatementStoreContract {
  private final TestClock clock = new TestClock();
  @TempDir private Path folder;
  private EmbeddedEngine engine;

  @BeforeEach
  void open() {
    engine = EmbeddedEngine.open(EmbeddedSettings.defaults(folder), clock);
  }

  @AfterEach
  void close() {
    Await.get(engine.close());
  }

  @Override
  public StatementStore statements() {
    return engine.statements();
  }

  @Override
  public TestClock clock() {
    return clock;
  }
}
