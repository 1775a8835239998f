package dev.attain.storage.embedded;

import dev.attain.records.RecordStore;
import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.RecordStoreContract;
import dev.attain.storage.contract.TestClock;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRecordStoreTest implements RecordStoreContract {
  @TempDir private Path folder;
  private EmbeddedEngine engine;

  @BeforeEach
  void open() {
    engine = EmbeddedEngine.open(EmbeddedSettings.defaults(folder), new TestClock());
  }

  @AfterEach
  void close() {
    Await.get(engine.close());
  }

  @Override
  public RecordStore records() {
    return engine.records();
  }
}
