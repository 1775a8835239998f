package dev.attain.storage.model;

import dev.attain.documents.Document;
import dev.attain.documents.DocumentEntry;
import dev.attain.documents.DocumentKey;
import dev.attain.documents.DocumentOutcome;
import dev.attain.documents.DocumentSelection;
import dev.attain.documents.DocumentStore;
import dev.attain.documents.ETag;
import dev.attain.documents.Precondition;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Documents in a map; a list looks at all of them. */
final class ModelDocumentStore implements DocumentStore {
  private final Map<DocumentKey, Document> documents = new HashMap<>();

  @Override
  public synchronized Future<Optional<Document>> find(DocumentKey key) {
    return Future.succeededFuture(Optional.ofNullable(documents.get(key)));
  }

  @Override
  public synchronized Future<List<DocumentEntry>> list(DocumentSelection selection, int limit) {
    return Future.succeededFuture(
        documents.entrySet().stream()
            .filter(entry -> matches(selection, entry.getKey(), entry.getValue()))
            .map(entry -> new DocumentEntry(entry.getKey().id(), entry.getValue().updated()))
            .limit(limit)
            .toList());
  }

  @Override
  public Future<DocumentOutcome> put(
      DocumentKey key, Document document, Precondition precondition) {
    return write(key, document, precondition);
  }

  @Override
  public Future<DocumentOutcome> delete(DocumentKey key, Precondition precondition) {
    return write(key, null, precondition);
  }

  private synchronized Future<DocumentOutcome> write(
      DocumentKey key, @Nullable Document document, Precondition precondition) {
    Optional<ETag> current = Optional.ofNullable(documents.get(key)).map(Document::etag);
    if (!precondition.holds(current)) {
      return Future.succeededFuture(new DocumentOutcome.PreconditionFailed(current));
    }
    if (document == null) {
      documents.remove(key);
    } else {
      documents.put(key, document);
    }
    return Future.succeededFuture(new DocumentOutcome.Done());
  }

  @Override
  public synchronized Future<DocumentOutcome> deleteAll(DocumentSelection selection) {
    documents.entrySet().removeIf(entry -> matches(selection, entry.getKey(), entry.getValue()));
    return Future.succeededFuture(new DocumentOutcome.Done());
  }

  private static boolean matches(DocumentSelection selection, DocumentKey key, Document document) {
    return key.subject().equals(selection.subject())
        && (selection.registration() == null || selection.registration().equals(key.registration()))
        && (selection.since() == null || document.updated().isAfter(selection.since()));
  }
}
