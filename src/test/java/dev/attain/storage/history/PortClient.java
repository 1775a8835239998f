package dev.attain.storage.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.attain.documents.Document;
import dev.attain.documents.DocumentKey;
import dev.attain.documents.DocumentOutcome;
import dev.attain.documents.DocumentStore;
import dev.attain.documents.DocumentSubject;
import dev.attain.documents.Documents;
import dev.attain.xapi.Iri;
import dev.attain.xapi.json.text.JsonLimits;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks the port.
 *
 * @param mayFail whether failures are unknown outcomes; otherwise they are thrown
 */
record PortClient(Documents documents, boolean mayFail) implements DocumentClient {
  private static final DocumentSubject SUBJECT =
      new DocumentSubject.ActivityProfile(new Iri("https://example.org/courses/1"));
  private static final Instant UPDATED = Instant.parse("2026-03-01T12:00:00Z");
  private static final int MAX_OCTETS = 100_000;
  private static final int SECONDS = 60;

  static PortClient of(DocumentStore store, boolean mayFail) {
    return new PortClient(new Documents(store, JsonLimits.DEFAULT, MAX_OCTETS), mayFail);
  }

  @Override
  public Answer ask(String id, Call call) {
    try {
      return answer(new DocumentKey(SUBJECT, null, id), call)
          .toCompletionStage()
          .toCompletableFuture()
          .get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (mayFail) {
        return Answer.UNKNOWN;
      }
      throw new AssertionError(call + " failed", e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("no answer to " + call, e);
    }
  }

  private Future<Answer> answer(DocumentKey key, Call call) {
    if (call instanceof Call.Put put) {
      return documents
          .put(key, document(put.content()), put.condition().precondition())
          .map(PortClient::answer);
    }
    if (call instanceof Call.Post post) {
      return documents
          .merge(key, document(post.content()), post.condition().precondition())
          .map(PortClient::answer);
    }
    if (call instanceof Call.Delete delete) {
      return documents.delete(key, delete.condition().precondition()).map(PortClient::answer);
    }
    return documents
        .find(key)
        .map(
            found ->
                new Answer.Found(
                    found.map(document -> new String(document.content(), UTF_8)).orElse(null)));
  }

  private static Answer answer(DocumentOutcome outcome) {
    if (outcome instanceof DocumentOutcome.PreconditionFailed failed) {
      return new Answer.Refused(failed.current());
    }
    if (outcome instanceof DocumentOutcome.Done) {
      return Answer.DONE;
    }
    throw new AssertionError("no history brings this about: " + outcome);
  }

  private static Document document(String content) {
    return Document.of("application/json", UPDATED, content.getBytes(UTF_8));
  }
}
