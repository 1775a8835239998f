package dev.attain.competency.dryrun;

import dev.attain.storage.StorageEngine;
import dev.attain.storage.model.ModelEngine;

class ModelDryRunsTest extends DryRunsContract {
  @Override
  StorageEngine emptyEngine() {
    return new ModelEngine(CLOCK);
  }
}
