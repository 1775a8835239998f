package dev.attain.http.changes;

import dev.attain.storage.StorageEngine;
import dev.attain.storage.contract.Await;
import dev.attain.storage.embedded.EmbeddedEngine;
import dev.attain.storage.embedded.EmbeddedSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDecidedLevelsTest extends DecidedLevelsContract {
  @TempDir private Path folder;
  private @Nullable EmbeddedEngine engine;

  @Override
  StorageEngine emptyEngine(InstantSource clock) {
    engine = EmbeddedEngine.open(EmbeddedSettings.defaults(folder), clock);
    return engine;
  }

  @Override
  void closeEngine() {
    if (engine != null) {
      Await.get(engine.close());
    }
  }
}
