package dev.attain.storage.mongo;

import dev.attain.documents.DocumentStore;
import dev.attain.records.RecordStore;
import dev.attain.statements.AppendOutcome;
import dev.attain.statements.AttachmentStore;
import dev.attain.statements.ForwardedStatements;
import dev.attain.statements.NewStatement;
import dev.attain.statements.StatementStore;
import dev.attain.storage.StorageEngine;
import dev.attain.xapi.StatementId;
import io.vertx.core.Future;
import java.util.List;

/** An engine whose feed shows at once what was appended: an append ends below the horizon. */
public record SettlingEngine(MongoEngine engine) implements StorageEngine {
  @Override
  public StatementStore statements() {
    return new Settling(engine.statements());
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
  public Future<Void> health() {
    return engine.health();
  }

  @Override
  public boolean isRetryable(Throwable failure) {
    return engine.isRetryable(failure);
  }

  @Override
  public Future<Void> close() {
    return engine.close();
  }

  private static final class Settling extends ForwardedStatements {
    Settling(StatementStore store) {
      super(store);
    }

    @Override
    public Future<AppendOutcome> append(List<NewStatement> batch) {
      // A read of a statement waits for the horizon.
      StatementId last = batch.get(batch.size() - 1).id();
      return store.append(batch).compose(outcome -> store.find(last).map(outcome));
    }
  }
}
