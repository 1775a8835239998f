package dev.attain.storage.model;

import dev.attain.documents.DocumentStore;
import dev.attain.records.RecordStore;
import dev.attain.statements.AttachmentStore;
import dev.attain.statements.StatementStore;
import dev.attain.storage.contract.AttachmentStoreContract;
import dev.attain.storage.contract.DocumentStoreContract;
import dev.attain.storage.contract.RecordStoreContract;
import dev.attain.storage.contract.StatementStoreContract;
import dev.attain.storage.contract.TestClock;

class ModelEngineTest
    implements StatementStoreContract,
        AttachmentStoreContract,
        DocumentStoreContract,
        RecordStoreContract {
  private final TestClock clock = new TestClock();
  private final ModelEngine engine = new ModelEngine(clock);

  @Override
  public StatementStore statements() {
    return engine.statements();
  }

  @Override
  public DocumentStore documents() {
    return engine.documents();
  }

  @Override
  public RecordStore records() {
    return engine.records();
  }

  @Override
  public AttachmentStore attachments() {
    return engine.attachments();
  }

  @Override
  public TestClock clock() {
    return clock;
  }
}
