package dev.attain.analytics.statements.rollup;

import dev.attain.storage.StorageEngine;
import dev.attain.storage.contract.TestClock;
import dev.attain.storage.embedded.Durability;
import dev.attain.storage.embedded.EmbeddedEngine;
import dev.attain.storage.embedded.EmbeddedSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRollupTest implements RollupContract {
  @TempDir private Path folder;

  @Override
  public StorageEngine engine(TestClock clock) {
    return EmbeddedEngine.open(
        EmbeddedSettings.defaults(folder.resolve("data"))
            .withDurability(Durability.OPERATING_SYSTEM),
        clock);
  }
}
