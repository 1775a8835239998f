package dev.attain.competency.projection;

import dev.attain.storage.StorageEngine;
import dev.attain.storage.embedded.Durability;
import dev.attain.storage.embedded.EmbeddedEngine;
import dev.attain.storage.embedded.EmbeddedSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedManyNodesTest extends ManyNodesContract {
  @TempDir private Path folder;
  private int engines;

  @Override
  StorageEngine emptyEngine() {
    Path empty = folder.resolve("engine-" + engines++);
    return EmbeddedEngine.open(
        EmbeddedSettings.defaults(empty).withDurability(Durability.OPERATING_SYSTEM), CLOCK);
  }

  @Override
  int rounds() {
    return 3;
  }
}
