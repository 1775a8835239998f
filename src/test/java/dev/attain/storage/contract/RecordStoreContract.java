package dev.attain.storage.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.records.RecordCollection;
import dev.attain.records.RecordPage;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import dev.attain.records.WriteOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The port {@code RecordStore}, on any engine. */
public interface RecordStoreContract {
  RecordCollection PEOPLE = new RecordCollection("people", List.of("team", "skill"));
  RecordCollection PEOPLE_2 = new RecordCollection("people-2", List.of("team"));
  RecordCollection FIGURES = RecordCollection.withoutRevisions("figures");

  /** The store under test, empty at the beginning of each test. */
  RecordStore records();

  @Test
  default void whatWasWrittenIsFoundById() {
    write(put("ann", "{\"a\":1}", Map.of()));

    StoredRecord found = Await.get(records().find(PEOPLE, "ann")).orElseThrow();

    assertThat(found.id()).isEqualTo("ann");
    assertThat(found.revision()).isEqualTo(1);
    assertThat(new String(found.json(), UTF_8)).isEqualTo("{\"a\":1}");
    assertThat(Await.get(records().find(PEOPLE, "an"))).isEmpty();
    assertThat(Await.get(records().find(PEOPLE_2, "ann"))).isEmpty();
  }

  @Test
  default void eachWriteAddsOneToTheRevision() {
    write(put("ann", "{}", Map.of()));
    write(put("ann", "{\"b\":2}", Map.of()));

    StoredRecord found = Await.get(records().find(PEOPLE, "ann")).orElseThrow();

    assertThat(found.revision()).isEqualTo(2);
    assertThat(new String(found.json(), UTF_8)).isEqualTo("{\"b\":2}");
  }

  @Test
  default void aRevisionThatIsNotTheExpectedOneRefusesTheWholeBatch() {
    write(put("ann", "{}", Map.of()));

    assertThat(write(put("bob", "{}", Map.of()), expecting("ann", RecordWrite.ABSENT)))
        .isEqualTo(new WriteOutcome.RevisionConflict("people", "ann", 1));
    assertThat(write(expecting("cid", 3)))
        .isEqualTo(new WriteOutcome.RevisionConflict("people", "cid", 0));
    assertThat(write(new RecordWrite.Delete(PEOPLE, "ann", 2)))
        .isEqualTo(new WriteOutcome.RevisionConflict("people", "ann", 1));
    assertThat(ids(RecordQuery.all(PEOPLE, 10))).containsExactly("ann");
    assertThat(write(expecting("ann", 1), expecting("bob", RecordWrite.ABSENT)))
        .isEqualTo(new WriteOutcome.Written());
  }

  @Test
  default void aDeletedRecordIsGoneWithItsIndexValuesAndMayComeBack() {
    write(put("ann", "{}", Map.of("team", List.of("red"))));
    write(new RecordWrite.Delete(PEOPLE, "ann", 1));
    write(new RecordWrite.Delete(PEOPLE, "nobody", RecordWrite.ANY_REVISION));

    assertThat(Await.get(records().find(PEOPLE, "ann"))).isEmpty();
    assertThat(ids(RecordQuery.all(PEOPLE, 10))).isEmpty();
    assertThat(ids(RecordQuery.equal(PEOPLE, "team", "red", 10))).isEmpty();
    assertThat(write(expecting("ann", RecordWrite.ABSENT))).isEqualTo(new WriteOutcome.Written());
  }

  @Test
  default void writesSpanCollections() {
    WriteOutcome outcome =
        write(
            put("ann", "{}", Map.of("team", List.of("red"))),
            new RecordWrite.Put(
                PEOPLE_2, "ann", RecordWrite.ABSENT, bytes("{}"), Map.of("team", List.of("red"))));

    assertThat(outcome).isEqualTo(new WriteOutcome.Written());
    assertThat(ids(RecordQuery.equal(PEOPLE, "team", "red", 10))).containsExactly("ann");
    assertThat(ids(RecordQuery.all(PEOPLE_2, 10))).containsExactly("ann");
  }

  @Test
  default void recordsWithoutRevisionsAreReplacedAndDeletedWhateverIsThere() {
    write(figure("ann", "{\"a\":1}"), figure("bob", "{}"));
    write(
        figure("ann", "{\"a\":2}"),
        new RecordWrite.Delete(FIGURES, "bob", RecordWrite.ANY_REVISION),
        new RecordWrite.Delete(FIGURES, "cid", RecordWrite.ANY_REVISION));

    assertThat(ids(RecordQuery.all(FIGURES, 10))).containsExactly("ann");
    assertThat(Await.get(records().find(FIGURES, "ann")).orElseThrow().json())
        .isEqualTo(bytes("{\"a\":2}"));
    assertThat(Await.get(records().find(FIGURES, "bob"))).isEmpty();
  }

  @Test
  default void anotherRecordOfTheBatchGuardsThoseWithoutRevisions() {
    write(put("ann", "{}", Map.of()), figure("ann", "{\"a\":1}"), figure("bob", "{}"));

    WriteOutcome outcome =
        write(
            figure("ann", "{\"a\":2}"),
            new RecordWrite.Delete(FIGURES, "bob", RecordWrite.ANY_REVISION),
            expecting("ann", 7));

    assertThat(outcome).isEqualTo(new WriteOutcome.RevisionConflict("people", "ann", 1));
    assertThat(ids(RecordQuery.all(FIGURES, 10))).containsExactly("ann", "bob");
    assertThat(Await.get(records().find(FIGURES, "ann")).orElseThrow().json())
        .isEqualTo(bytes("{\"a\":1}"));
  }

  @Test
  default void newIndexValuesReplaceTheFormerOnes() {
    write(put("ann", "{}", Map.of("team", List.of("red", "blue"), "skill", List.of("java"))));
    write(put("ann", "{}", Map.of("team", List.of("blue", "green"))));

    assertThat(ids(RecordQuery.equal(PEOPLE, "team", "red", 10))).isEmpty();
    assertThat(ids(RecordQuery.equal(PEOPLE, "team", "blue", 10))).containsExactly("ann");
    assertThat(ids(RecordQuery.equal(PEOPLE, "team", "green", 10))).containsExactly("ann");
    assertThat(ids(RecordQuery.equal(PEOPLE, "skill", "java", 10))).isEmpty();
  }

  @Test
  default void anEqualValueIsNotAPrefix() {
    write(put("ann", "{}", Map.of("team", List.of("red"))));
    write(put("bob", "{}", Map.of("team", List.of("redder"))));
    write(put("cid", "{}", Map.of("team", List.of(""))));
    write(put("dan", "{}", Map.of("team", List.of("red\0der"))));
    write(put("eve", "{}", Map.of("skill", List.of("red"))));

    assertThat(ids(RecordQuery.equal(PEOPLE, "team", "red", 10))).containsExactly("ann");
    assertThat(ids(RecordQuery.startingWith(PEOPLE, "team", "red", 10)))
        .containsExactly("ann", "dan", "bob");
    assertThat(ids(RecordQuery.startingWith(PEOPLE, "team", "", 10)))
        .containsExactly("cid", "ann", "dan", "bob");
    assertThat(ids(RecordQuery.equal(PEOPLE, "team", "", 10))).containsExactly("cid");
    assertThat(ids(new RecordQuery(PEOPLE, null, "b", false, null, 10))).containsExactly("bob");
    assertThat(ids(new RecordQuery(PEOPLE, null, "bob", true, null, 10))).containsExactly("bob");
    assertThat(ids(new RecordQuery(PEOPLE, null, "bo", true, null, 10))).isEmpty();
  }

  @Test
  default void recordsComeInTheOrderOfValueAndIdByTheirUtf8Bytes() {
    // In UTF-16 the clef (a surrogate pair) would come before the halfwidth letter.
    String clef = "\uD834\uDD1E";
    String halfwidth = "\uFF71";
    write(put("2", "{}", Map.of("team", List.of(clef))));
    write(put("1", "{}", Map.of("team", List.of(halfwidth))));
    write(put("4", "{}", Map.of("team", List.of("Z"))));
    write(put("3", "{}", Map.of("team", List.of("Z"))));
    write(put(clef, "{}", Map.of()), put(halfwidth, "{}", Map.of()));

    assertThat(ids(RecordQuery.startingWith(PEOPLE, "team", "", 10)))
        .containsExactly("3", "4", "1", "2");
    assertThat(ids(RecordQuery.all(PEOPLE, 10)))
        .containsExactly("1", "2", "3", "4", halfwidth, clef);
  }

  @Test
  default void aRecordWithSeveralMatchingValuesComesOnce() {
    write(put("ann", "{}", Map.of("team", List.of("red-1", "red-2", "red-3", "red-1"))));
    write(put("bob", "{}", Map.of("team", List.of("red-2"))));

    assertThat(ids(RecordQuery.startingWith(PEOPLE, "team", "red", 10)))
        .containsExactly("ann", "bob");
    assertThat(paged(RecordQuery.startingWith(PEOPLE, "team", "red", 1)))
        .containsExactly("ann", "bob");
    assertThat(ids(RecordQuery.startingWith(PEOPLE, "team", "red-2", 10)))
        .containsExactly("ann", "bob");
  }

  @Test
  default void pagesFollowEachOther() {
    List<String> expected = new ArrayList<>();
    for (int i = 10; i < 35; i++) {
      write(put("p" + i, "{}", Map.of("team", List.of(i % 2 == 0 ? "even" : "odd"))));
      expected.add("p" + i);
    }

    assertThat(paged(RecordQuery.all(PEOPLE, 4))).isEqualTo(expected);
    assertThat(paged(RecordQuery.all(PEOPLE, 5))).isEqualTo(expected);
    assertThat(paged(RecordQuery.equal(PEOPLE, "team", "even", 4))).hasSize(13).isSorted();
    assertThat(paged(RecordQuery.startingWith(PEOPLE, "team", "", 3))).hasSize(25);
  }

  @Test
  default void manyAreFoundAtOnce() {
    write(put("ann", "{}", Map.of()), put("bob", "{}", Map.of()));

    Map<String, StoredRecord> found =
        Await.get(records().findAll(PEOPLE, List.of("bob", "nobody", "ann", "bob")));

    assertThat(found).containsOnlyKeys("ann", "bob");
    assertThat(found.values()).extracting(StoredRecord::id).contains("ann");
    assertThat(Await.get(records().findAll(PEOPLE, List.of()))).isEmpty();
  }

  @Test
  default void impossibleWritesFail() {
    RecordWrite ann = put("ann", "{}", Map.of());
    for (RecordWrite[] batch :
        List.of(
            new RecordWrite[] {ann, ann},
            new RecordWrite[] {put("", "{}", Map.of())},
            new RecordWrite[] {put("a\0b", "{}", Map.of())},
            new RecordWrite[] {put("a".repeat(1_025), "{}", Map.of())})) {
      assertThat(Await.failure(records().write(List.of(batch))))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(write()).isEqualTo(new WriteOutcome.Written());
    assertThat(write(put("a".repeat(1_024), "{}", Map.of()))).isEqualTo(new WriteOutcome.Written());
  }

  private WriteOutcome write(RecordWrite... writes) {
    return Await.get(records().write(List.of(writes)));
  }

  private List<String> ids(RecordQuery query) {
    return ids(Await.get(records().list(query)));
  }

  private List<String> paged(RecordQuery query) {
    List<String> ids = new ArrayList<>();
    RecordPage page = Await.get(records().list(query));
    while (page.next() != null) {
      assertThat(page.records()).hasSize(query.limit());
      ids.addAll(ids(page));
      page = Await.get(records().list(query.continuedAfter(page.next())));
    }
    ids.addAll(ids(page));
    return ids;
  }

  private static List<String> ids(RecordPage page) {
    return page.records().stream().map(StoredRecord::id).toList();
  }

  private static RecordWrite put(String id, String json, Map<String, List<String>> indexValues) {
    return new RecordWrite.Put(PEOPLE, id, RecordWrite.ANY_REVISION, bytes(json), indexValues);
  }

  private static RecordWrite figure(String id, String json) {
    return new RecordWrite.Put(FIGURES, id, RecordWrite.ANY_REVISION, bytes(json), Map.of());
  }

  private static RecordWrite expecting(String id, long revision) {
    return new RecordWrite.Put(PEOPLE, id, revision, bytes("{}"), Map.of());
  }

  private static byte[] bytes(String json) {
    return json.getBytes(UTF_8);
  }
}
