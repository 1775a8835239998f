package dev.attain.documents;

import dev.attain.xapi.json.text.JsonLimits;
import io.vertx.core.Future;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reading, replacing, merging and removing documents, within a limit of their size. */
public final class Documents {
  /** How many ids one answer may list. */
  public static final int MAX_LISTED = 10_000;

  /**
   * How often a merge begins again because another writer came first. Of the writers that meet, one
   * succeeds each time, so that this is how many may write one document at once.
   */
  static final int MAX_ATTEMPTS = 200;

  private final DocumentStore store;
  private final DocumentMerge merge;
  private final long maxOctets;

  /**
   * @param limits for documents that are merged
   * @param maxOctets of one document
   */
  public Documents(DocumentStore store, JsonLimits limits, long maxOctets) {
    this.store = Objects.requireNonNull(store);
    this.merge = new DocumentMerge(limits);
    this.maxOctets = maxOctets;
  }

  /** The octets that one document may have. */
  public long maxOctets() {
    return maxOctets;
  }

  public Future<Optional<Document>> find(DocumentKey key) {
    return store.find(key);
  }

  /** Up to {@link #MAX_LISTED} documents and one: more than that many means too many to list. */
  public Future<List<DocumentEntry>> list(DocumentSelection selection) {
    return store.list(selection, MAX_LISTED + 1);
  }

  public Future<DocumentOutcome> put(
      DocumentKey key, Document document, Precondition precondition) {
    int octets = document.content().length;
    return octets > maxOctets
        ? Future.succeededFuture(new DocumentOutcome.TooLarge(octets, maxOctets))
        : store.put(key, document, precondition);
  }

  /**
   * Merges into the document that is there, or stores where there is none.
   *
   * @param precondition of the document that is there before
   */
  public Future<DocumentOutcome> merge(
      DocumentKey key, Document posted, Precondition precondition) {
    return merge(key, posted, precondition, MAX_ATTEMPTS);
  }

  private Future<DocumentOutcome> merge(
      DocumentKey key, Document posted, Precondition precondition, int attempts) {
    return store
        .find(key)
        .compose(
            stored -> {
              Optional<ETag> current = stored.map(Document::etag);
              if (!precondition.holds(current)) {
                return Future.succeededFuture(new DocumentOutcome.PreconditionFailed(current));
              }
              DocumentMerge.Result merged =
                  stored
                      .map(document -> merge.onto(document, posted))
                      .orElseGet(() -> merge.onNothing(posted));
              if (merged.content() == null) {
                return Future.succeededFuture(new DocumentOutcome.NotMergeable(merged.problem()));
              }
              Document result =
                  Document.of(posted.contentType(), posted.updated(), merged.content());
              Future<DocumentOutcome> written = put(key, result, unchanged(current));
              return written.compose(
                  outcome ->
                      outcome instanceof DocumentOutcome.PreconditionFailed && attempts > 1
                          ? merge(key, posted, precondition, attempts - 1)
                          : Future.succeededFuture(outcome));
            });
  }

  private static Precondition unchanged(Optional<ETag> read) {
    return read.<Precondition>map(tag -> new Precondition.AnyOf(Set.of(tag)))
        .orElse(Precondition.ABSENT);
  }

  public Future<DocumentOutcome> delete(DocumentKey key, Precondition precondition) {
    return store.delete(key, precondition);
  }

  public Future<DocumentOutcome> deleteAll(DocumentSelection selection) {
    return store.deleteAll(selection);
  }
}
