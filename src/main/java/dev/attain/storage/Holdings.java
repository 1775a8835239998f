package dev.attain.storage;

import dev.attain.documents.DocumentKey;
import dev.attain.documents.DocumentStore;
import dev.attain.statements.AttachmentStore;
import dev.attain.statements.Position;
import dev.attain.xapi.Sha2;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * All that an engine keeps, as it is kept, for moving it to another engine. Nobody else writes or
 * reads there meanwhile: holdings are opened in the place of an engine.
 *
 * <p>What is there is walked in portions, in an order that stays the same, each after the cursor of
 * the one before; {@link Portion#BEGINNING} is the cursor of the first, and an empty portion is the
 * end. What is restored is kept exactly as it was, what goes with it included: indexes, voiding,
 * the terms taken over between statements. To restore something again does no harm. Each future is
 * durable when it completes; those that fail are I/O errors or bugs.
 */
public interface Holdings {

  /** A random name of this place, made when it is first asked for; it never changes. */
  Future<UUID> identity();

  /** Whether nothing is kept here at all. */
  Future<Boolean> isEmpty();

  /** What is said here of a migration to this place. */
  Future<Optional<MigrationNote>> findNote();

  /** Replaces the note. As long as it says that the migration goes on, no engine opens here. */
  Future<Void> writeNote(MigrationNote note);

  /**
   * Fails, with a message for the user, when somebody else is at work here after all. May take some
   * seconds where that was not ended in good order.
   */
  Future<Void> requireNobodyElse();

  /** No position at or below it is given out any more by an engine here. */
  Future<Position> horizon();

  /** Makes sure that the horizon is not below this one. */
  Future<Void> raiseHorizon(Position least);

  /** The contents of attachments, by their hashes. */
  Future<Portion<Sha2>> contents(String after);

  /** Statements by position, voided ones included. */
  Future<Portion<KeptStatement>> statements(String after);

  /** Documents by what names them. */
  Future<Portion<DocumentKey>> documents(String after);

  /** The records of all collections. */
  Future<Portion<KeptRecord>> records(String after);

  /**
   * Appends statements at the positions that they had.
   *
   * @param statements a portion of {@link #statements}: by position, and after all that is here,
   *     except those that are here already
   */
  Future<Void> restoreStatements(List<KeptStatement> statements);

  /** Writes records with the revisions that they had. */
  Future<Void> restoreRecords(List<KeptRecord> records);

  /** Whether trying again later may succeed (the engine is busy or away), or not (a bug). */
  boolean isRetryable(Throwable failure);

  AttachmentStore attachments();

  DocumentStore documents();

  /** Releases everything. */
  Future<Void> close();
}
