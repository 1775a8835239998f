package dev.attain.statements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.storage.model.ModelEngine;
import dev.attain.xapi.Iri;
import dev.attain.xapi.StatementId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StatementReadsTest {
  private static final Iri VERB = new Iri("https://x.org/verb");

  private final Terms terms = new Terms();
  private final StatementStore store = new ModelEngine(InstantSource.system()).statements();
  private final StatementReads reads = new StatementReads(store, terms);

  @Test
  void cursorsSurviveAsText() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 1_000; i++) {
      Set<Term> wanted =
          i % 2 == 0 ? Set.of() : Set.of(new Term(random.nextLong(), random.nextLong()));
      StatementCursor cursor =
          new StatementCursor(
              wanted,
              new Position(random.nextLong() >>> 1),
              new Position(random.nextLong() >>> 1),
              random.nextBoolean(),
              1 + random.nextInt(PositionQuery.MAX_LIMIT));
      assertThat(StatementCursor.ofToken(cursor.token())).as("seed %d", seed).contains(cursor);
      assertThat(cursor.token()).matches("[A-Za-z0-9_-]+");
    }
  }

  @Test
  void textsThatAreNoCursorsAreNone() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String token = new StatementCursor(Set.of(), Position.START, Position.END, true, 5).token();
    for (int i = 0; i < 10_000; i++) {
      StringBuilder broken = new StringBuilder(token);
      broken.setCharAt(random.nextInt(token.length()), (char) (32 + random.nextInt(95)));
      broken.setLength(random.nextInt(token.length() + 1));
      Optional<StatementCursor> read = StatementCursor.ofToken(broken.toString());
      read.ifPresent(cursor -> assertThat(cursor.limit()).as("seed %d", seed).isPositive());
    }
    assertThat(StatementCursor.ofToken("")).isEmpty();
    assertThat(StatementCursor.ofToken("AAAA")).isEmpty();
    assertThat(StatementCursor.ofToken("wörter")).isEmpty();
  }

  @Test
  void pagesOfAnySizeGiveEveryStatementOnceInOrder() {
    List<StatementId> stored = append(350, 10);
    for (int limit : new int[] {1, 7, 100, 101, 349, 350, 1_000, 0}) {
      for (boolean ascending : new boolean[] {true, false}) {
        List<StatementId> expected = new ArrayList<>(stored);
        if (!ascending) {
          Collections.reverse(expected);
        }
        assertThat(readAll(limit, ascending)).as("limit %d", limit).isEqualTo(expected);
      }
    }
  }

  @Test
  void aPageOfHeavyStatementsIsClosedEarlyAndGoesOn() {
    List<StatementId> stored = append(5, StatementReads.MAX_PAGE_BYTES / 2);
    StatementReads.Page page = reads.query(query(0, true)).result();
    assertThat(page.statements()).hasSize(2);
    assertThat(page.more()).isPresent();
    assertThat(readAll(0, true)).isEqualTo(stored);
  }

  @Test
  void aStatementOverTheBoundOfAPageIsAPageOfItsOwn() {
    List<StatementId> stored = append(2, StatementReads.MAX_PAGE_BYTES + 1);
    assertThat(reads.query(query(0, true)).result().statements()).hasSize(1);
    assertThat(readAll(0, true)).isEqualTo(stored);
  }

  private List<StatementId> append(int count, int bytes) {
    List<StatementId> ids = new ArrayList<>();
    List<NewStatement> batch = new ArrayList<>();
    byte[] json = new byte[bytes];
    for (int i = 0; i < count; i++) {
      StatementId id = StatementId.random();
      ids.add(id);
      batch.add(new NewStatement(id, Set.of(terms.verb(VERB)), null, false, json, false));
    }
    assertThat(store.append(batch).result()).isInstanceOf(AppendOutcome.Appended.class);
    return ids;
  }

  private List<StatementId> readAll(int limit, boolean ascending) {
    List<StatementId> ids = new ArrayList<>();
    StatementReads.Page page = reads.query(query(limit, ascending)).result();
    while (true) {
      page.statements().forEach(statement -> ids.add(statement.id()));
      if (page.more().isEmpty()) {
        return ids;
      }
      assertThat(page.statements()).isNotEmpty();
      page = reads.page(page.more().get()).result();
    }
  }

  private static StatementQuery query(int limit, boolean ascending) {
    return new StatementQuery(null, VERB, null, null, false, false, null, null, limit, ascending);
  }
}
