package dev.attain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attain.audit.AuditEvent.Subject;
import dev.attain.json.Json;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.WriteOutcome;
import dev.attain.storage.contract.Await;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the trail promises, on any engine. */
abstract class AuditTrailContract {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final RecordCollection THINGS = new RecordCollection("things", List.of());
  private static final Author ANN = new Author("k1", "Ann");

  private RecordStore records;
  private AuditTrail trail;

  /** Records, with nothing in them. */
  abstract RecordStore emptyRecords();

  /** How many changes many writers make. */
  abstract int changes();

  @BeforeEach
  void open() {
    records = emptyRecords();
    trail = new AuditTrail(records, InstantSource.fixed(NOW));
  }

  @Test
  void aChangeAndItsEntryAreWrittenTogether() {
    assertThat(change("a", RecordWrite.ABSENT)).isInstanceOf(WriteOutcome.Written.class);

    AuditPage page = Await.get(trail.page(Long.MAX_VALUE, 10));
    assertThat(Await.get(records.find(THINGS, "a"))).isPresent();
    assertThat(page.next()).isNull();
    assertThat(page.entries())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.number()).isEqualTo(1);
              assertThat(entry.at()).isEqualTo(NOW);
              assertThat(entry.by()).isEqualTo(ANN);
              assertThat(entry.previous()).isEqualTo(AuditEntry.NO_HASH);
              assertThat(entry.hash()).isEqualTo(page.head().hash()).hasSize(64);
              // sha256sum of {"x":"a"}
              assertThat(entry.digest())
                  .isEqualTo("77667112c6ee9d790a46409d367a920412bdcdba6ef1024be77d8ef11b006643");
            });
  }

  @Test
  void aChangeThatConflictsLeavesNoEntry() {
    change("a", RecordWrite.ABSENT);

    assertThat(change("a", RecordWrite.ABSENT))
        .isEqualTo(new WriteOutcome.RevisionConflict("things", "a", 1));
    assertThat(Await.get(trail.head()).number()).isEqualTo(1);
  }

  @Test
  void pagesGoFromTheNewestToTheFirst() {
    for (int i = 1; i <= 5; i++) {
      change("thing " + i, RecordWrite.ABSENT);
    }

    AuditPage newest = Await.get(trail.page(Long.MAX_VALUE, 2));
    AuditPage older = Await.get(trail.page(Objects.requireNonNull(newest.next()), 2));
    AuditPage oldest = Await.get(trail.page(Objects.requireNonNull(older.next()), 2));

    assertThat(newest.entries()).extracting(AuditEntry::id).containsExactly("thing 5", "thing 4");
    assertThat(older.entries()).extracting(AuditEntry::id).containsExactly("thing 3", "thing 2");
    assertThat(oldest.entries()).extracting(AuditEntry::id).containsExactly("thing 1");
    assertThat(oldest.next()).isNull();
    assertThat(Await.get(trail.page(1, 2)).entries()).isEmpty();
  }

  @Test
  void anUntouchedTrailIsSound() {
    assertThat(Await.get(trail.verify(Optional.empty())))
        .isEqualTo(new Verification.Sound(AuditHead.NONE));
    AuditHead noted = null;
    for (int i = 1; i <= 3; i++) {
      change("thing " + i, RecordWrite.ABSENT);
      noted = i == 2 ? Await.get(trail.head()) : noted;
    }

    assertThat(Await.get(trail.verify(Optional.ofNullable(noted))))
        .isEqualTo(new Verification.Sound(Await.get(trail.head())));
  }

  @Test
  void aChangedEntryIsTheFirstBrokenLink() {
    fiveEntries();

    tamper(3, entry -> ((ObjectNode) entry.get("by")).put("name", "Ben"));

    assertThat(broken()).isEqualTo("3: its content has another hash than it says");
  }

  @Test
  void anEntryWithItsHashMadeAnewBreaksTheNext() {
    fiveEntries();

    tamper(
        3,
        entry -> {
          entry.put("action", "deleted");
          entry.put("hash", AuditEntry.hashOf(entry));
        });

    assertThat(broken()).isEqualTo("4: it does not hold the hash of the entry before it");
  }

  @Test
  void aPropertyThatNobodyReadsBreaksTheLinkToo() {
    fiveEntries();

    tamper(2, entry -> entry.put("note", "x"));

    assertThat(broken()).startsWith("2: ");
  }

  @Test
  void aRemovedEntryIsMissed() {
    fiveEntries();

    remove(2);
    assertThat(broken()).isEqualTo("2: the entry is missing: the next one is 3");
    remove(1);
    remove(5);
    assertThat(broken()).startsWith("1: ");
  }

  @Test
  void aCutEndIsMissedByTheHead() {
    fiveEntries();

    remove(5);

    assertThat(broken()).isEqualTo("5: the entry is missing: the trail should go on to entry 5");
  }

  @Test
  void anEndThatWasCutWithItsHeadIsMissedByTheNote() throws IOException {
    fiveEntries();
    AuditHead noted = Await.get(trail.head());
    AuditEntry fourth = Await.get(trail.page(5, 1)).entries().get(0);

    remove(5);
    put(AuditTrail.HEAD, AuditTrail.HEAD_ID, new AuditHead(4, fourth.hash()));

    assertThat(Await.get(trail.verify(Optional.empty()))).isInstanceOf(Verification.Sound.class);
    assertThat(Await.get(trail.verify(Optional.of(noted))))
        .isEqualTo(new Verification.Broken(5, "the entry is missing: the trail reached to 5"));
    assertThat(Await.get(trail.verify(Optional.of(new AuditHead(4, noted.hash())))))
        .isInstanceOf(Verification.Broken.class);
  }

  @Test
  void entriesWithoutAHeadAreNoEmptyTrail() {
    fiveEntries();

    Await.get(
        records.write(
            List.of(
                new RecordWrite.Delete(
                    AuditTrail.HEAD, AuditTrail.HEAD_ID, RecordWrite.ANY_REVISION))));

    assertThat(broken()).isEqualTo("1: the trail should end at entry 0");
  }

  @Test
  void manyWritersExtendOneChain() throws Exception {
    ExecutorService nodes = Executors.newFixedThreadPool(8);
    List<Future<WriteOutcome>> writes = new ArrayList<>();
    for (int i = 0; i < changes(); i++) {
      AuditTrail own = new AuditTrail(records, InstantSource.fixed(NOW));
      String id = "thing " + i;
      writes.add(nodes.submit(() -> Await.get(own.write(List.of(thing(id, 0)), event(id)))));
    }
    for (Future<WriteOutcome> write : writes) {
      assertThat(write.get()).isInstanceOf(WriteOutcome.Written.class);
    }
    nodes.shutdown();

    assertThat(Await.get(trail.head()).number()).isEqualTo(changes());
    assertThat(Await.get(trail.verify(Optional.empty()))).isInstanceOf(Verification.Sound.class);
  }

  private void fiveEntries() {
    for (int i = 1; i <= 5; i++) {
      change("thing " + i, RecordWrite.ABSENT);
    }
  }

  private String broken() {
    Verification.Broken broken = (Verification.Broken) Await.get(trail.verify(Optional.empty()));
    return broken.number() + ": " + broken.reason();
  }

  private WriteOutcome change(String id, long expectedRevision) {
    return Await.get(trail.write(List.of(thing(id, expectedRevision)), event(id)));
  }

  private static RecordWrite thing(String id, long expectedRevision) {
    return new RecordWrite.Put(
        THINGS,
        id,
        expectedRevision,
        "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
        Map.of());
  }

  private static AuditEvent event(String id) {
    return new AuditEvent(
        ANN, "created", Subject.ROLE, id, Map.of("x", "a"), Map.of("why", "test"));
  }

  private void tamper(long number, java.util.function.Consumer<ObjectNode> change) {
    try {
      JsonNode entry =
          Json.MAPPER.readTree(
              Await.get(records.find(AuditTrail.ENTRIES, AuditTrail.id(number)))
                  .orElseThrow()
                  .json());
      change.accept((ObjectNode) entry);
      put(AuditTrail.ENTRIES, AuditTrail.id(number), entry);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void put(RecordCollection collection, String id, Object value) throws IOException {
    Await.get(
        records.write(
            List.of(
                new RecordWrite.Put(
                    collection,
                    id,
                    RecordWrite.ANY_REVISION,
                    Json.MAPPER.writeValueAsBytes(value),
                    Map.of()))));
  }

  private void remove(long number) {
    Await.get(
        records.write(
            List.of(
                new RecordWrite.Delete(
                    AuditTrail.ENTRIES, AuditTrail.id(number), RecordWrite.ANY_REVISION))));
  }
}
