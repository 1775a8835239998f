package dev.attain.competency.projection;

import dev.attain.storage.StorageEngine;
import dev.attain.storage.embedded.Durability;
import dev.attain.storage.embedded.EmbeddedEngine;
import dev.attain.storage.embedded.EmbeddedSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedTakenOverLevelsTest extends TakenOverLevelsContract {
  @TempDir private Path folder;

  @Override
  StorageEngine emptyEngine() {
    return EmbeddedEngine.open(
        EmbeddedSettings.defaults(folder).withDurability(Durability.OPERATING_SYSTEM), CLOCK);
  }
}
