package dev.attain.analytics.statements.rollup;

import dev.attain.storage.StorageEngine;
import dev.attain.storage.contract.TestClock;
import dev.attain.storage.model.ModelEngine;
import org.junit.jupiter.api.RepeatedTest;

class ModelRollupTest implements RollupContract {
  @Override
  public StorageEngine engine(TestClock clock) {
    return new ModelEngine(clock);
  }

  @RepeatedTest(20)
  void manyRandomLogs() {
    summariesSayWhatTheStatementsDoWhateverWasVoidedAndWheneverItWasRead();
  }
}
