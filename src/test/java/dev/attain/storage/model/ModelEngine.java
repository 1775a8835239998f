package dev.attain.storage.model;

import dev.attain.documents.DocumentStore;
import dev.attain.records.RecordStore;
import dev.attain.statements.AttachmentStore;
import dev.attain.statements.StatementStore;
import dev.attain.storage.StorageEngine;
import io.vertx.core.Future;
import java.time.InstantSource;

/**
 * The storage ports in memory. Every operation is done when its method returns, on the caller's
 * thread; any thread may call.
 */
public final class ModelEngine implements StorageEngine {
  private final ModelStatementStore statements;
  private final ModelDocumentStore documents = new ModelDocumentStore();
  private final ModelRecordStore records = new ModelRecordStore();
  private final ModelAttachmentStore attachments = new ModelAttachmentStore();

  public ModelEngine(InstantSource clock) {
    statements = new ModelStatementStore(clock);
  }

  @Override
  public StatementStore statements() {
    return statements;
  }

  @Override
  public DocumentStore documents() {
    return documents;
  }

  @Override
  public RecordStore records() {
    return records;
  }

  @Override
  public AttachmentStore attachments() {
    return attachments;
  }

  @Override
  public Future<Void> health() {
    return Future.succeededFuture();
  }

  @Override
  public boolean isRetryable(Throwable failure) {
    return false;
  }

  @Override
  public Future<Void> close() {
    return Future.succeededFuture();
  }
}
