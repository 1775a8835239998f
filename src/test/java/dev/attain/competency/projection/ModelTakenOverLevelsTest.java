package dev.attain.competency.projection;

import dev.attain.storage.StorageEngine;
import dev.attain.storage.model.ModelEngine;

class ModelTakenOverLevelsTest extends TakenOverLevelsContract {
  @Override
  StorageEngine emptyEngine() {
    return new ModelEngine(CLOCK);
  }
}
