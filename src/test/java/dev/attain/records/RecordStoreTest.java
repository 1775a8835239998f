package dev.attain.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the port does itself, by what an engine gives it. */
class RecordStoreTest {
  private static final RecordCollection LETTERS =
      new RecordCollection("letters", List.of("vowels"));

  @Test
  void allRecordsAreReadInOrderWhereverThePagesEnd() {
    for (int limit = 1; limit <= 7; limit++) {
      Letters store = new Letters("a", "b", "c", "d", "e", "f");

      assertThat(all(store, RecordQuery.all(LETTERS, limit)))
          .as("with pages of %s", limit)
          .containsExactly("a", "b", "c", "d", "e", "f");
    }
  }

  @Test
  void ofNoRecordsAllIsNothing() {
    assertThat(all(new Letters(), RecordQuery.all(LETTERS, 3))).isEmpty();
  }

  @Test
  void eachPageIsAskedForByTheSameQueryFromWhereTheLastOneEnded() {
    Letters store = new Letters("a", "b", "c");
    RecordQuery query = RecordQuery.equal(LETTERS, "vowels", "no", 2);

    all(store, query);

    assertThat(store.asked).containsExactly(query, query.continuedAfter("b"));
  }

  @Test
  void aPageIsReadBeforeTheNextOneIsAskedFor() {
    Letters store = new Letters("a", "b", "c");
    List<Integer> pagesAsked = new ArrayList<>();

    store.listAll(RecordQuery.all(LETTERS, 2), stored -> pagesAsked.add(store.asked.size()));

    assertThat(pagesAsked).containsExactly(1, 1, 2);
  }

  @Test
  void aRecordThatCannotBeReadFailsTheAnswer() {
    Future<List<String>> answer =
        new Letters("a", "b")
            .listAll(
                RecordQuery.all(LETTERS, 1),
                stored -> {
                  throw new IllegalStateException(stored.id());
                });

    assertThat(answer.cause()).hasMessage("a");
  }

  private static List<String> all(RecordStore store, RecordQuery query) {
    return store.listAll(query, stored -> new String(stored.json(), UTF_8)).result();
  }

  /** Lists what it was made with, whatever the query's index; a cursor is the id before. */
  private static final class Letters implements RecordStore {
    private final List<StoredRecord> records;
    private final List<RecordQuery> asked = new ArrayList<>();

    Letters(String... ids) {
      records =
          List.of(ids).stream().map(id -> new StoredRecord(id, 1, id.getBytes(UTF_8))).toList();
    }

    @Override
    public Future<RecordPage> list(RecordQuery query) {
      asked.add(query);
      String after = query.after();
      List<StoredRecord> rest =
          records.stream().filter(r -> after == null || r.id().compareTo(after) > 0).toList();
      List<StoredRecord> page = rest.subList(0, Math.min(rest.size(), query.limit()));
      String next = rest.size() > page.size() ? page.get(page.size() - 1).id() : null;
      return Future.succeededFuture(new RecordPage(page, next));
    }

    @Override
    public Future<Optional<StoredRecord>> find(RecordCollection collection, String id) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Future<Map<String, StoredRecord>> findAll(
        RecordCollection collection, Collection<String> ids) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Future<WriteOutcome> write(List<RecordWrite> writes) {
      throw new UnsupportedOperationException();
    }
  }
}
