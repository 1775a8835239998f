package dev.attain.conformance.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.conformance.lrs.Answer;
import dev.attain.conformance.lrs.Fragments;
import dev.attain.conformance.lrs.Lrs;
import java.nio.charset.StandardCharsets;

/**
 * What the three resources for documents have in common; each names the requirements it tells of.
 */
abstract class Documents {
  /** A subject without documents. */
  abstract DocumentResource fresh();

  final void documentComesBackAsItIs(Lrs lrs) {
    DocumentResource subject = fresh();
    byte[] bytes = {0, 13, 10, (byte) 0xff, 'x', (byte) 0x80};
    subject.put(lrs.with("If-None-Match", "*"), "a", "application/octet-stream", bytes).expect(204);
    Answer found = subject.get(lrs, "a").expect(200);
    assertThat(found.body()).isEqualTo(bytes);
    assertThat(found.header("Content-Type")).startsWith("application/octet-stream");
    Answer head = lrs.head(subject.path(), subject.of("a")).expect(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.header("ETag")).isEqualTo(found.header("ETag"));
    subject.get(lrs, "b").expect(404);
  }

  final void listNamesTheDocuments(Lrs lrs) {
    DocumentResource subject = fresh();
    assertThat(subject.ids(lrs)).isEmpty();
    subject.putNew(lrs, "a", "{}");
    subject.putNew(lrs, "b/ä?", "{}");
    assertThat(subject.ids(lrs)).containsExactlyInAnyOrder("a", "b/ä?");
  }

  final void sinceLeavesOlderDocumentsOut(Lrs lrs) throws InterruptedException {
    DocumentResource subject = fresh();
    subject.putNew(lrs, "old", "{}");
    Thread.sleep(20);
    String since = Some.serverTime(lrs);
    Thread.sleep(20);
    subject.putNew(lrs, "new", "{}");
    assertThat(subject.ids(lrs, "since", since)).containsExactly("new");
    assertThat(subject.ids(lrs, "since", "2001-01-01T00:00:00.000Z"))
        .containsExactlyInAnyOrder("old", "new");
  }

  final void deletedDocumentIsGone(Lrs lrs) {
    DocumentResource subject = fresh();
    subject.putNew(lrs, "a", "{}");
    subject.putNew(lrs, "b", "{}");
    subject.delete(lrs, "a").expect(204);
    subject.get(lrs, "a").expect(404);
    assertThat(subject.ids(lrs)).containsExactly("b");
  }

  final void postMergesTopLevelOnly(Lrs lrs) {
    DocumentResource subject = fresh();
    subject.post(lrs, "a", "{\"keep\":1,\"both\":{\"x\":1},\"n\":null}").expect(204);
    subject.post(lrs, "a", "{\"both\":{\"y\":2},\"new\":[1.50]}").expect(204);
    assertThat(subject.json(lrs, "a"))
        .isEqualTo(Fragments.json("{\"keep\":1,\"both\":{\"y\":2},\"n\":null,\"new\":[1.50]}"));
  }

  final void postMergesJsonOnly(Lrs lrs) {
    DocumentResource subject = fresh();
    subject.post(lrs, "json", "{\"a\":1}").expect(204);
    Answer text =
        lrs.with("Content-Type", "text/plain")
            .send("POST", path(subject, "json"), "{\"b\":2}".getBytes(StandardCharsets.UTF_8));
    text.expect(400);
    assertThat(subject.json(lrs, "json")).isEqualTo(Fragments.json("{\"a\":1}"));
    subject.put(lrs.with("If-None-Match", "*"), "text", "text/plain", new byte[] {'x'}).expect(204);
    subject.post(lrs, "text", "{\"b\":2}").expect(400);
    assertThat(subject.get(lrs, "text").text()).isEqualTo("x");
  }

  final void postMergesObjectsOnly(Lrs lrs) {
    DocumentResource subject = fresh();
    subject.post(lrs, "object", "{\"a\":1}").expect(204);
    for (String other : new String[] {"[1]", "\"x\"", "5", "{\"a\":", "null"}) {
      lrs.sendJson("POST", path(subject, "object"), other).expect(400);
    }
    assertThat(subject.json(lrs, "object")).isEqualTo(Fragments.json("{\"a\":1}"));
    subject.putNew(lrs, "array", "[1]");
    subject.post(lrs, "array", "{\"a\":1}").expect(400);
    assertThat(subject.json(lrs, "array")).isEqualTo(Fragments.json("[1]"));
  }

  final void entityTagsGuardAgainstLostUpdates(Lrs lrs) {
    DocumentResource subject = fresh();
    subject.putNew(lrs, "a", "{\"n\":1}");
    byte[] second = "{\"n\":2}".getBytes(StandardCharsets.UTF_8);
    String json = "application/json";
    String tag = subject.get(lrs, "a").header("ETag");
    assertThat(tag).matches("(W/)?\"[^\"]+\"");
    String wrong = "\"" + "0".repeat(40) + "\"";
    subject.put(lrs.with("If-None-Match", "*"), "a", json, second).expect(412);
    subject.put(lrs.with("If-Match", wrong), "a", json, second).expect(412);
    subject.post(lrs.with("If-Match", wrong), "a", "{\"m\":1}").expect(412);
    subject.delete(lrs.with("If-Match", wrong), "a").expect(412);
    assertThat(subject.json(lrs, "a")).isEqualTo(Fragments.json("{\"n\":1}"));
    subject.put(lrs.with("If-Match", tag), "a", json, second).expect(204);
    subject.put(lrs.with("If-Match", tag), "a", json, second).expect(412);
    assertThat(subject.json(lrs, "a")).isEqualTo(Fragments.json("{\"n\":2}"));
    subject.delete(lrs.with("If-Match", subject.get(lrs, "a").header("ETag")), "a").expect(204);
  }

  final void blindPutOfAKnownDocumentIsAConflict(Lrs lrs) {
    DocumentResource subject = fresh();
    subject.putNew(lrs, "a", "{\"n\":1}");
    Answer refused =
        subject.put(lrs, "a", "application/json", new byte[] {'{', '}'}).expect(409, 400);
    assertThat(refused.text()).isNotBlank();
    assertThat(subject.json(lrs, "a")).isEqualTo(Fragments.json("{\"n\":1}"));
  }

  final void lastModifiedIsTold(Lrs lrs) {
    DocumentResource subject = fresh();
    subject.putNew(lrs, "a", "{}");
    JsonNode none = Fragments.json("{}");
    assertThat(subject.json(lrs, "a")).isEqualTo(none);
    assertThat(subject.get(lrs, "a").header("Last-Modified")).endsWith("GMT");
  }

  private static String path(DocumentResource subject, String id) {
    return subject.path() + Lrs.query(subject.of(id));
  }
}
