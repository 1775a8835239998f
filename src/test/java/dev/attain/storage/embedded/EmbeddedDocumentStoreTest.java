package dev.attain.storage.embedded;

import dev.attain.documents.DocumentStore;
import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.DocumentStoreContract;
import dev.attain.storage.contract.TestClock;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDocumentStoreTest implements DocumentStoreContract {
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
  public DocumentStore documents() {
    return engine.documents();
  }
}
