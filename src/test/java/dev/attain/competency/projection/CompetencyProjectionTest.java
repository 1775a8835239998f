package dev.attain.competency.projection;

import dev.attain.storage.StorageEngine;
import dev.attain.storage.model.ModelEngine;

class CompetencyProjectionTest extends ProjectionContract {
  @Override
  StorageEngine emptyEngine() {
    return new ModelEngine(CLOCK);
  }
}
