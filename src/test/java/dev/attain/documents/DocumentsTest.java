package dev.attain.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.TestClock;
import dev.attain.storage.model.ModelEngine;
import dev.attain.xapi.Iri;
import dev.attain.xapi.json.text.JsonLimits;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final DocumentKey KEY =
      new DocumentKey(
          new DocumentSubject.ActivityProfile(new Iri("https://example.org/a")), null, "p");

  private final Documents documents =
      new Documents(new ModelEngine(new TestClock()).documents(), JsonLimits.DEFAULT, 60);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":1,\"b\":2}      | {\"b\":3,\"c\":4}        | {\"a\":1,\"b\":3,\"c\":4}",
        "{\"a\":{\"x\":1,\"y\":2}}| {\"a\":{\"z\":3}}      | {\"a\":{\"z\":3}}",
        "{\"a\":1.0, \"b\": 1e2 }| {\"c\":12345678901234567890}"
            + " | {\"a\":1.0,\"b\": 1e2,\"c\":12345678901234567890}",
        "{\"a\":1}              | {\"a\":null}             | {\"a\":null}",
        "{\"\\u0061\":1}        | {\"a\":2}                | {\"a\":2}",
        "{}                     | {}                       | {}",
        "{\"a\":1}              | {}                       | {\"a\":1}",
      })
  void mergesReplaceTopLevelPropertiesAndKeepTheRestAsWritten(
      String stored, String posted, String merged) {
    assertThat(post(json(stored))).isEqualTo(new DocumentOutcome.Done());
    assertThat(post(json(posted))).isEqualTo(new DocumentOutcome.Done());

    assertThat(content()).isEqualTo(merged);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[1]                | {\"a\":1} | stored document is JSON, but not an object",
        "{\"a\":1}          | [1]       | posted document is JSON, but not an object",
        "{\"a\":1}          | {\"a\":   | posted document is not JSON",
        "{\"a\":1,\"a\":2}  | {\"b\":1} | stored document is not JSON",
      })
  void whatIsNotAnObjectIsNotMergedAndChangesNothing(String stored, String posted, String reason) {
    put(json(stored));

    DocumentOutcome outcome = post(json(posted));

    assertThat(((DocumentOutcome.NotMergeable) outcome).reason()).contains(reason);
    assertThat(content()).isEqualTo(stored);
  }

  @Test
  void bothDocumentsOfAMergeHaveToSayThatTheyAreJson() {
    put(document("text/plain", "{\"a\":1}"));
    assertThat(post(json("{\"b\":1}"))).isInstanceOf(DocumentOutcome.NotMergeable.class);
    put(document("Application/JSON ; charset=utf-8", "{\"a\":1}"));
    assertThat(post(document("text/plain", "{\"b\":1}")))
        .isInstanceOf(DocumentOutcome.NotMergeable.class);
    assertThat(post(json("{\"b\":1}"))).isEqualTo(new DocumentOutcome.Done());
    assertThat(content()).isEqualTo("{\"a\":1,\"b\":1}");
  }

  @Test
  void whereNothingIsStoredAnythingMayBePostedButBrokenJson() {
    assertThat(post(json("{\"a\":"))).isInstanceOf(DocumentOutcome.NotMergeable.class);
    assertThat(Await.get(documents.find(KEY))).isEmpty();
    assertThat(post(document("image/png", "\u0089PNG"))).isEqualTo(new DocumentOutcome.Done());
    assertThat(content()).isEqualTo("\u0089PNG");
  }

  @Test
  void aMergeHeedsItsPrecondition() {
    put(json("{\"a\":1}"));
    ETag stale = ETag.of("{}".getBytes(UTF_8));

    assertThat(
            Await.get(
                documents.merge(KEY, json("{\"a\":2}"), new Precondition.AnyOf(Set.of(stale)))))
        .isInstanceOf(DocumentOutcome.PreconditionFailed.class);
    assertThat(Await.get(documents.merge(KEY, json("{\"a\":2}"), Precondition.ABSENT)))
        .isInstanceOf(DocumentOutcome.PreconditionFailed.class);
    assertThat(content()).isEqualTo("{\"a\":1}");
  }

  @Test
  void noDocumentOutgrowsTheLimitByPutOrByMerge() {
    assertThat(Await.get(documents.put(KEY, document("a/b", "x".repeat(61)), Precondition.NONE)))
        .isEqualTo(new DocumentOutcome.TooLarge(61, 60));
    put(json("{\"a\":\"" + "x".repeat(40) + "\"}"));
    assertThat(post(json("{\"b\":\"" + "x".repeat(40) + "\"}")))
        .isEqualTo(new DocumentOutcome.TooLarge(95, 60));
    assertThat(content()).hasSize(48);
  }

  @Test
  void anEntityTagIsTheSha1OfTheContent() {
    // RFC 3174, section 7.3, the first test.
    assertThat(ETag.of("abc".getBytes(UTF_8)).quoted())
        .isEqualTo("\"a9993e364706816aba3e25717850c26c9cd0d89d\"");
  }

  private DocumentOutcome post(Document document) {
    return Await.get(documents.merge(KEY, document, Precondition.NONE));
  }

  private void put(Document document) {
    assertThat(Await.get(documents.put(KEY, document, Precondition.NONE)))
        .isEqualTo(new DocumentOutcome.Done());
  }

  private String content() {
    return new String(Await.get(documents.find(KEY)).orElseThrow().content(), UTF_8);
  }

  private static Document json(String content) {
    return document("application/json", content);
  }

  private static Document document(String type, String content) {
    return Document.of(type, NOW, content.getBytes(UTF_8));
  }
}
