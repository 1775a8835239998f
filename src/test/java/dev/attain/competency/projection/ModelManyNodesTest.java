package dev.attain.competency.projection;

import dev.attain.storage.StorageEngine;
import dev.attain.storage.model.ModelEngine;

class ModelManyNodesTest extends ManyNodesContract {
  @Override
  StorageEngine emptyEngine() {
    return new ModelEngine(CLOCK);
  }

  @Override
  int rounds() {
    return 5;
  }
}
