package dev.attain.storage.embedded;

import dev.attain.documents.Document;
import dev.attain.documents.DocumentEntry;
import dev.attain.documents.DocumentKey;
import dev.attain.documents.DocumentOutcome;
import dev.attain.documents.DocumentSelection;
import dev.attain.documents.DocumentStore;
import dev.attain.documents.Precondition;
import dev.attain.storage.embedded.rocksdb.Committer;
import dev.attain.storage.embedded.rocksdb.Database;
import dev.attain.storage.embedded.rocksdb.Readers;
import dev.attain.storage.embedded.rocksdb.Table;
import dev.attain.storage.embedded.rocksdb.View;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** Documents, what describes them apart from their contents. */
final class EmbeddedDocumentStore implements DocumentStore {
  private static final int MAX_LIMIT = 100_000;

  private final Database database;
  private final Committer committer;
  private final Readers readers;

  EmbeddedDocumentStore(Database database, Committer committer, Readers readers) {
    this.database = database;
    this.committer = committer;
    this.readers = readers;
  }

  @Override
  public Future<Optional<Document>> find(DocumentKey key) {
    byte[] at = Layout.document(key);
    return readers.submit(() -> read(at));
  }

  private Optional<Document> read(byte[] key) throws RocksDBException {
    try (View view = database.view()) {
      byte[] value = view.get(Table.DOCUMENTS, key);
      if (value == null) {
        return Optional.empty();
      }
      // Both are written at once.
      byte[] content = Objects.requireNonNull(view.get(Table.DOCUMENT_CONTENTS, key));
      return Optional.of(DocumentValue.of(value).document(content));
    }
  }

  @Override
  public Future<List<DocumentEntry>> list(DocumentSelection selection, int limit) {
    if (limit < 1 || limit > MAX_LIMIT) {
      return Future.failedFuture(
          new IllegalArgumentException("limit " + limit + " is not within 1.." + MAX_LIMIT));
    }
    return readers.submit(
        () -> {
          try (View view = database.view()) {
            return read(view, selection, limit);
          }
        });
  }

  private static List<DocumentEntry> read(View view, DocumentSelection selection, int limit)
      throws RocksDBException {
    byte[] prefix = Layout.documents(selection);
    List<DocumentEntry> found = new ArrayList<>();
    try (RocksIterator documents = view.iterator(Table.DOCUMENTS)) {
      for (documents.seek(prefix); documents.isValid(); documents.next()) {
        byte[] key = documents.key();
        if (found.size() == limit || Arrays.mismatch(prefix, key) < prefix.length) {
          break;
        }
        DocumentValue value = DocumentValue.of(documents.value());
        if (matches(selection, value)) {
          found.add(value.entry());
        }
      }
      documents.status();
    }
    return found;
  }

  static boolean matches(DocumentSelection selection, DocumentValue value) {
    return selection.since() == null || value.updated().isAfter(selection.since());
  }

  @Override
  public Future<DocumentOutcome> put(
      DocumentKey key, Document document, Precondition precondition) {
    return committer.submit(new WriteDocument(key, document, precondition));
  }

  @Override
  public Future<DocumentOutcome> delete(DocumentKey key, Precondition precondition) {
    return committer.submit(new WriteDocument(key, null, precondition));
  }

  @Override
  public Future<DocumentOutcome> deleteAll(DocumentSelection selection) {
    return committer.submit(new DeleteDocuments(selection));
  }
}
