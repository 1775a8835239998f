package dev.attain.storage;

import dev.attain.documents.DocumentStore;
import dev.attain.records.RecordStore;
import dev.attain.statements.AttachmentStore;
import dev.attain.statements.StatementStore;
import io.vertx.core.Future;

/** The ports of one engine over one database or data folder. */
public interface StorageEngine {

  StatementStore statements();

  DocumentStore documents();

  RecordStore records();

  AttachmentStore attachments();

  /** Asks the engine itself, by a small write and read; fails when it can't serve. */
  Future<Void> health();

  /** Whether trying again later may succeed (the engine is busy or away), or not (a bug). */
  boolean isRetryable(Throwable failure);

  /**
   * Whether a write failed because there is no space left: such a failure is retryable, nothing of
   * what failed is acknowledged, and reads go on.
   */
  default boolean isFull(Throwable failure) {
    return false;
  }

  /**
   * Whether a read or write failed because something is damaged where it is kept: only the operator
   * can mend that, and what does not touch it goes on.
   */
  default boolean isDamaged(Throwable failure) {
    return false;
  }

  /** Waits for what was accepted, and releases everything. */
  Future<Void> close();
}
