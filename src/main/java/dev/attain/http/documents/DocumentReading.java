package dev.attain.http.documents;

import dev.attain.access.Scope;
import dev.attain.documents.Document;
import dev.attain.documents.DocumentEntry;
import dev.attain.documents.DocumentKey;
import dev.attain.documents.Documents;
import dev.attain.http.ApiAnswer;
import dev.attain.http.Exchange;
import dev.attain.http.RefusedException;
import dev.attain.http.xapi.BadRequest;
import dev.attain.http.xapi.Versions;
import dev.attain.xapi.validation.ActorReader;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;

/** GET and HEAD of documents: one, or the ids of many. */
final class DocumentReading {
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  private final DocumentKind kind;
  private final Documents documents;
  private final ActorReader actors;

  DocumentReading(DocumentKind kind, Documents documents, ActorReader actors) {
    this.kind = kind;
    this.documents = documents;
    this.actors = actors;
  }

  Future<?> get(Exchange exchange) {
    Versions.negotiate(exchange.request());
    return exchange
        .authenticate(Scope.DOCUMENTS_READ)
        .compose(
            reader -> {
              Addressed addressed = kind.oneOrMany(exchange.request().params(), actors);
              return addressed
                  .findKey()
                  .<Future<?>>map(key -> answerOne(exchange, key))
                  .orElseGet(() -> answerIds(exchange, addressed));
            });
  }

  private Future<?> answerOne(Exchange exchange, DocumentKey key) {
    return exchange
        .here(documents.find(key))
        .map(
            found -> {
              Document document =
                  found.orElseThrow(
                      () ->
                          new RefusedException(
                              ApiAnswer.notFound(
                                  "there is no document of this " + kind.idParameter)));
              HttpServerResponse response = exchange.response();
              response.putHeader(HttpHeaders.ETAG, document.etag().quoted());
              tellLastModified(response, document.updated());
              // Whatever clients keep here, no browser shall run it in this server's name.
              response.putHeader("X-Content-Type-Options", "nosniff");
              response.putHeader("Content-Security-Policy", "default-src 'none'; sandbox");
              exchange.answer(200, document.contentType(), Buffer.buffer(document.content()));
              return document;
            });
  }

  private Future<?> answerIds(Exchange exchange, Addressed addressed) {
    return exchange
        .here(documents.list(addressed.selection()))
        .map(
            found -> {
              requireListable(found);
              found.stream()
                  .map(DocumentEntry::updated)
                  .max(Comparator.naturalOrder())
                  .ifPresent(newest -> tellLastModified(exchange.response(), newest));
              List<String> ids = found.stream().map(DocumentEntry::id).distinct().toList();
              exchange.answer(ApiAnswer.ok(ids));
              return ids;
            });
  }

  private static void requireListable(List<DocumentEntry> found) {
    if (found.size() > Documents.MAX_LISTED) {
      throw BadRequest.because(
          "there are more than "
              + Documents.MAX_LISTED
              + " documents here; ask for those of a registration, or since a later time");
    }
  }

  private static void tellLastModified(HttpServerResponse response, Instant updated) {
    response.putHeader(HttpHeaders.LAST_MODIFIED, HTTP_DATE.format(updated));
  }
}
