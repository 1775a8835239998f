package dev.attain.http.documents;

import dev.attain.access.Scope;
import dev.attain.documents.Document;
import dev.attain.documents.DocumentKey;
import dev.attain.documents.DocumentOutcome;
import dev.attain.documents.Documents;
import dev.attain.documents.ETag;
import dev.attain.documents.Precondition;
import dev.attain.http.Exchange;
import dev.attain.http.RefusedException;
import dev.attain.http.xapi.BadRequest;
import dev.attain.http.xapi.Versions;
import dev.attain.xapi.XapiVersion;
import dev.attain.xapi.validation.ActorReader;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Optional;

/** PUT, POST and DELETE of documents. */
final class DocumentWriting {
  private static final String UNKNOWN_TYPE = "application/octet-stream";

  private final DocumentKind kind;
  private final Documents documents;
  private final ActorReader actors;

  DocumentWriting(DocumentKind kind, Documents documents, ActorReader actors) {
    this.kind = kind;
    this.documents = documents;
    this.actors = actors;
  }

  /** Replaces a document, or creates it. */
  Future<?> put(Exchange exchange) {
    XapiVersion version = Versions.negotiate(exchange.request());
    return exchange
        .authenticate(Scope.DOCUMENTS_WRITE)
        .compose(
            writer -> {
              DocumentKey key = key(exchange);
              Precondition asked = Preconditions.of(exchange.request());
              boolean unseen = asked.equals(Precondition.NONE);
              Precondition needed = unseen ? kind.unlessSaid(version) : asked;
              return body(exchange)
                  .compose(document -> exchange.here(documents.put(key, document, needed)))
                  .map(outcome -> answer(exchange, outcome, unseen));
            });
  }

  /** Merges into a document, or creates it. */
  Future<?> post(Exchange exchange) {
    Versions.negotiate(exchange.request());
    return exchange
        .authenticate(Scope.DOCUMENTS_WRITE)
        .compose(
            writer -> {
              DocumentKey key = key(exchange);
              Precondition asked = Preconditions.of(exchange.request());
              return body(exchange)
                  .compose(document -> exchange.here(documents.merge(key, document, asked)))
                  .map(outcome -> answer(exchange, outcome, false));
            });
  }

  Future<?> delete(Exchange exchange) {
    Versions.negotiate(exchange.request());
    return exchange
        .authenticate(Scope.DOCUMENTS_WRITE)
        .compose(
            writer -> {
              Precondition asked = Preconditions.of(exchange.request());
              if (kind != DocumentKind.STATE) {
                return exchange.here(documents.delete(key(exchange), asked));
              }
              Addressed addressed = kind.oneOrAll(exchange.request().params(), actors);
              Optional<DocumentKey> key = addressed.findKey();
              if (key.isPresent()) {
                return exchange.here(documents.delete(key.get(), asked));
              }
              if (!asked.equals(Precondition.NONE)) {
                throw BadRequest.because(
                    "If-Match and If-None-Match are for one document; name it by "
                        + kind.idParameter);
              }
              return exchange.here(documents.deleteAll(addressed.selection()));
            })
        .map(outcome -> answer(exchange, outcome, false));
  }

  private DocumentKey key(Exchange exchange) {
    return kind.one(exchange.request().params(), actors).findKey().orElseThrow();
  }

  private Future<Document> body(Exchange exchange) {
    String type = exchange.request().getHeader(HttpHeaders.CONTENT_TYPE);
    return exchange
        .body(documents.maxOctets())
        .map(
            body ->
                Document.of(type == null ? UNKNOWN_TYPE : type, exchange.now(), body.getBytes()));
  }

  /**
   * Fails with the refusal that an outcome is.
   *
   * @param unseen whether the writer gave no precondition
   */
  private static DocumentOutcome answer(
      Exchange exchange, DocumentOutcome outcome, boolean unseen) {
    if (outcome instanceof DocumentOutcome.PreconditionFailed failed) {
      throw unseen ? unseen(failed) : preconditionFailed(failed);
    }
    if (outcome instanceof DocumentOutcome.NotMergeable notMergeable) {
      throw BadRequest.because(notMergeable.reason() + "; nothing is changed");
    }
    if (outcome instanceof DocumentOutcome.TooLarge tooLarge) {
      throw BadRequest.refused(
          413,
          "Document too large",
          "the document would have "
              + tooLarge.octets()
              + " octets; it may have "
              + tooLarge.limit()
              + " (the setting max-document)",
          List.of());
    }
    exchange.answerEmpty();
    return outcome;
  }

  private static RefusedException unseen(DocumentOutcome.PreconditionFailed failed) {
    if (failed.current().isEmpty()) {
      return BadRequest.because(
          "PUT of a profile needs a precondition in version 1.0.3; send If-None-Match: * to create"
              + " it");
    }
    return BadRequest.refused(
        409,
        "Conflict",
        "there is a document already, and nothing is changed; look at its present state, then send"
            + " its entity tag"
            + describe(failed.current())
            + " in the header If-Match to replace it",
        List.of());
  }

  private static RefusedException preconditionFailed(DocumentOutcome.PreconditionFailed failed) {
    return BadRequest.refused(
        412,
        "Precondition failed",
        "If-Match or If-None-Match does not hold, and nothing is changed; the document "
            + (failed.current().isEmpty()
                ? "does not exist"
                : "has the entity tag" + describe(failed.current())),
        List.of());
  }

  private static String describe(Optional<ETag> tag) {
    return tag.map(present -> " " + present.quoted()).orElse("");
  }
}
