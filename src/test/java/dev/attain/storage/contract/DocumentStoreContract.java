package dev.attain.storage.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.documents.Document;
import dev.attain.documents.DocumentEntry;
import dev.attain.documents.DocumentKey;
import dev.attain.documents.DocumentOutcome;
import dev.attain.documents.DocumentSelection;
import dev.attain.documents.DocumentStore;
import dev.attain.documents.DocumentSubject;
import dev.attain.documents.Documents;
import dev.attain.documents.ETag;
import dev.attain.documents.Precondition;
import dev.attain.xapi.AgentIdentifier;
import dev.attain.xapi.Iri;
import dev.attain.xapi.Registration;
import dev.attain.xapi.json.text.JsonLimits;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The port {@code DocumentStore}, on any engine. */
public interface DocumentStoreContract {
  Instant NOON = Instant.parse("2026-03-01T12:00:00.123456789Z");
  AgentIdentifier ANN = new AgentIdentifier.Mbox(new Iri("mailto:ann@example.org"));
  Iri COURSE = new Iri("https://example.org/courses/1");
  DocumentSubject STATE = new DocumentSubject.State(COURSE, ANN);
  Registration FIRST = Registration.of("10000000-0000-4000-8000-000000000001");
  Registration SECOND = Registration.of("10000000-0000-4000-8000-000000000002");

  /** The store under test, empty at the beginning of each test. */
  DocumentStore documents();

  @Test
  default void whatWasPutIsFoundByteForByte() {
    byte[] content = new byte[256];
    IntStream.range(0, 256).forEach(i -> content[i] = (byte) i);
    put(key("a"), Document.of("image/png; x=\"ü\"", NOON, content), Precondition.NONE);

    Document found = Await.get(documents().find(key("a"))).orElseThrow();

    assertThat(found.content()).isEqualTo(content);
    assertThat(found.contentType()).isEqualTo("image/png; x=\"ü\"");
    assertThat(found.updated()).isEqualTo(NOON);
    assertThat(found.etag()).isEqualTo(ETag.of(content));
  }

  @Test
  default void eachPartOfAKeyMakesAnotherDocument() {
    Iri other = new Iri("https://example.org/courses/2");
    AgentIdentifier bob = new AgentIdentifier.Mbox(new Iri("mailto:bob@example.org"));
    List<DocumentKey> keys =
        List.of(
            key("a"),
            key("b"),
            key(""),
            key("a\0b"),
            key("a\0"),
            key("a\0\1"),
            new DocumentKey(STATE, FIRST, "a"),
            new DocumentKey(STATE, SECOND, "a"),
            new DocumentKey(new DocumentSubject.State(other, ANN), null, "a"),
            new DocumentKey(new DocumentSubject.State(COURSE, bob), null, "a"),
            new DocumentKey(new DocumentSubject.ActivityProfile(COURSE), null, "a"),
            new DocumentKey(new DocumentSubject.AgentProfile(ANN), null, "a"));
    for (int i = 0; i < keys.size(); i++) {
      put(keys.get(i), text("document " + i), Precondition.ABSENT);
    }

    for (int i = 0; i < keys.size(); i++) {
      assertThat(content(keys.get(i))).isEqualTo("document " + i);
    }
  }

  @Test
  default void preconditionsDecideAboutPuts() {
    ETag one = ETag.of("one".getBytes(UTF_8));
    ETag two = ETag.of("two".getBytes(UTF_8));

    refusePut(Precondition.PRESENT, Optional.empty());
    refusePut(new Precondition.AnyOf(Set.of(one)), Optional.empty());
    put(key("a"), text("one"), Precondition.ABSENT);
    refusePut(Precondition.ABSENT, Optional.of(one));
    refusePut(new Precondition.AnyOf(Set.of(two)), Optional.of(one));
    refusePut(new Precondition.NoneOf(Set.of(two, one)), Optional.of(one));
    refusePut(Precondition.PRESENT.and(Precondition.ABSENT), Optional.of(one));
    assertThat(content(key("a"))).isEqualTo("one");
    put(key("a"), text("two"), new Precondition.AnyOf(Set.of(two, one)));
    put(key("a"), text("three"), Precondition.PRESENT.and(new Precondition.NoneOf(Set.of(one))));
    put(key("a"), text("four"), Precondition.NONE);
    assertThat(content(key("a"))).isEqualTo("four");
  }

  @Test
  default void preconditionsDecideAboutDeletes() {
    put(key("a"), text("one"), Precondition.NONE);
    ETag other = ETag.of("other".getBytes(UTF_8));

    assertThat(Await.get(documents().delete(key("a"), new Precondition.AnyOf(Set.of(other)))))
        .isInstanceOf(DocumentOutcome.PreconditionFailed.class);
    assertThat(content(key("a"))).isEqualTo("one");
    assertThat(Await.get(documents().delete(key("a"), Precondition.PRESENT)))
        .isEqualTo(new DocumentOutcome.Done());
    assertThat(Await.get(documents().find(key("a")))).isEmpty();
    assertThat(Await.get(documents().delete(key("a"), Precondition.NONE)))
        .isEqualTo(new DocumentOutcome.Done());
    put(key("a"), text("again"), Precondition.ABSENT);
  }

  @Test
  default void aSelectionIsOfOneSubject() {
    put(key("none"), text("1"), Precondition.NONE);
    put(new DocumentKey(STATE, FIRST, "first"), text("2"), Precondition.NONE);
    put(new DocumentKey(STATE, SECOND, "second"), text("3"), Precondition.NONE);
    DocumentSubject longer = new DocumentSubject.ActivityProfile(new Iri(COURSE.value() + "1"));
    put(new DocumentKey(longer, null, "other"), text("4"), Precondition.NONE);

    assertThat(ids(STATE, null, null)).containsExactlyInAnyOrder("none", "first", "second");
    assertThat(ids(STATE, FIRST, null)).containsExactly("first");
    assertThat(ids(new DocumentSubject.ActivityProfile(COURSE), null, null)).isEmpty();
    assertThat(Await.get(documents().list(new DocumentSelection(STATE, null, null), 2))).hasSize(2);
  }

  @Test
  default void sinceIsExclusive() {
    put(key("early"), text("1", NOON), Precondition.NONE);
    put(key("late"), text("2", NOON.plusNanos(1)), Precondition.NONE);

    assertThat(ids(STATE, null, NOON)).containsExactly("late");
    assertThat(ids(STATE, null, NOON.minusNanos(1))).containsExactlyInAnyOrder("early", "late");
    assertThat(ids(STATE, null, NOON.plusNanos(1))).isEmpty();
  }

  @Test
  default void aSelectionIsDeletedAtOnce() {
    put(key("none"), text("1"), Precondition.NONE);
    put(new DocumentKey(STATE, FIRST, "first"), text("2"), Precondition.NONE);
    DocumentKey profile = new DocumentKey(new DocumentSubject.AgentProfile(ANN), null, "p");
    put(profile, text("3"), Precondition.NONE);

    Await.get(documents().deleteAll(new DocumentSelection(STATE, FIRST, null)));
    assertThat(ids(STATE, null, null)).containsExactly("none");
    Await.get(documents().deleteAll(new DocumentSelection(STATE, null, null)));
    assertThat(ids(STATE, null, null)).isEmpty();
    assertThat(Await.get(documents().find(key("none")))).isEmpty();
    assertThat(content(profile)).isEqualTo("3");
  }

  @Test
  default void exactlyOneOfManyWritersCreatesADocument() throws Exception {
    List<DocumentOutcome> outcomes =
        atOnce(8, writer -> documents().put(key("a"), text("by " + writer), Precondition.ABSENT));

    assertThat(outcomes).containsOnlyOnce(new DocumentOutcome.Done());
    int winner = outcomes.indexOf(new DocumentOutcome.Done());
    assertThat(content(key("a"))).isEqualTo("by " + winner);
  }

  @Test
  default void noUpdateIsLostWhenWritersNameTheTagThatTheyRead() throws Exception {
    put(key("count"), text("0"), Precondition.NONE);
    int writers = 6;
    int increments = 5;

    atOnce(
        writers,
        writer -> {
          for (int done = 0; done < increments; ) {
            Document read = Await.get(documents().find(key("count"))).orElseThrow();
            int next = Integer.parseInt(new String(read.content(), UTF_8)) + 1;
            Precondition unchanged = new Precondition.AnyOf(Set.of(read.etag()));
            DocumentOutcome outcome =
                Await.get(documents().put(key("count"), text("" + next), unchanged));
            done += outcome instanceof DocumentOutcome.Done ? 1 : 0;
          }
          return Future.succeededFuture(new DocumentOutcome.Done());
        });

    assertThat(content(key("count"))).isEqualTo("" + writers * increments);
  }

  @Test
  default void noMergeIsLost() throws Exception {
    Documents merging = new Documents(documents(), JsonLimits.DEFAULT, 10_000);

    List<DocumentOutcome> outcomes =
        atOnce(
            8,
            writer -> merging.merge(key("m"), json("{\"" + writer + "\":1}"), Precondition.NONE));

    assertThat(outcomes).containsOnly(new DocumentOutcome.Done());
    assertThat(content(key("m")).split(",")).hasSize(8);
  }

  /** What a writer does. */
  interface Writing {
    Future<DocumentOutcome> write(int writer);
  }

  private static List<DocumentOutcome> atOnce(int writers, Writing writing)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    try {
      List<Callable<DocumentOutcome>> tasks = new ArrayList<>();
      for (int i = 0; i < writers; i++) {
        int writer = i;
        tasks.add(() -> Await.get(writing.write(writer)));
      }
      List<DocumentOutcome> outcomes = new ArrayList<>();
      for (var done : threads.invokeAll(tasks)) {
        outcomes.add(done.get());
      }
      return outcomes;
    } finally {
      threads.shutdown();
    }
  }

  private void refusePut(Precondition precondition, Optional<ETag> current) {
    assertThat(Await.get(documents().put(key("a"), text("refused"), precondition)))
        .isEqualTo(new DocumentOutcome.PreconditionFailed(current));
  }

  private void put(DocumentKey key, Document document, Precondition precondition) {
    assertThat(Await.get(documents().put(key, document, precondition)))
        .isEqualTo(new DocumentOutcome.Done());
  }

  private String content(DocumentKey key) {
    return new String(Await.get(documents().find(key)).orElseThrow().content(), UTF_8);
  }

  private List<String> ids(
      DocumentSubject subject, @Nullable Registration registration, @Nullable Instant since) {
    DocumentSelection selection = new DocumentSelection(subject, registration, since);
    return Await.get(documents().list(selection, 100)).stream().map(DocumentEntry::id).toList();
  }

  private static DocumentKey key(String id) {
    return new DocumentKey(STATE, null, id);
  }

  private static Document text(String content) {
    return text(content, NOON.plus(Duration.ofSeconds(1)));
  }

  private static Document text(String content, Instant updated) {
    return Document.of("text/plain", updated, content.getBytes(UTF_8));
  }

  private static Document json(String content) {
    return Document.of("application/json", NOON, content.getBytes(UTF_8));
  }
}
