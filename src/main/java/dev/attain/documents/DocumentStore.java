package dev.attain.documents;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * Documents by key. A write is durable when its future completes. Futures that fail are I/O errors
 * or bugs; expected outcomes are values. Futures complete on the context of the caller when it has
 * one.
 */
public interface DocumentStore {

  Future<Optional<Document>> find(DocumentKey key);

  /**
   * The documents of a selection, in no particular order; a list of {@code limit} entries may not
   * be all.
   *
   * @param limit 1 to 100,000
   */
  Future<List<DocumentEntry>> list(DocumentSelection selection, int limit);

  /** Creates or replaces a document. The precondition is decided in the same atomic step. */
  Future<DocumentOutcome> put(DocumentKey key, Document document, Precondition precondition);

  /**
   * Removes a document; one that is not there is no error unless the precondition says so. The
   * precondition is decided in the same atomic step.
   */
  Future<DocumentOutcome> delete(DocumentKey key, Precondition precondition);

  /** Removes all documents of a selection in one atomic step. */
  Future<DocumentOutcome> deleteAll(DocumentSelection selection);
}
