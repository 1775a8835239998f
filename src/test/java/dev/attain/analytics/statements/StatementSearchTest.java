package dev.attain.analytics.statements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.analytics.statements.filter.Filter;
import dev.attain.analytics.statements.filter.FilterMatch;
import dev.attain.analytics.statements.filter.FilterText;
import dev.attain.analytics.statements.filter.IndexPlan;
import dev.attain.analytics.statements.filter.StatementRow;
import dev.attain.analytics.statements.filter.WhoIsMeant;
import dev.attain.feed.Scheduler;
import dev.attain.statements.Position;
import dev.attain.statements.StatementStore;
import dev.attain.statements.StoredStatement;
import dev.attain.statements.Terms;
import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.TestClock;
import dev.attain.storage.model.ModelEngine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatementSearchTest {
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final TestClock clock = new TestClock();
  private final Terms terms = new Terms();
  private final StatementStore store = new ModelEngine(clock).statements();
  private final AnalystLog log = new AnalystLog(random, store, terms, clock);
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private final StatementSearch search = new StatementSearch(store, terms, Scheduler.on(thread));

  @AfterEach
  void end() {
    thread.shutdownNow();
  }

  private void fill(int statements) {
    for (int i = 0; i < statements / 10; i++) {
      log.send(10);
      clock.moveMillis(random.nextInt(3));
    }
  }

  /** What a filter holds of, by asking each statement there is. */
  private List<Position> asked(Filter filter, WhoIsMeant who) {
    FilterMatch match = new FilterMatch(filter, who);
    return Await.get(store.readForward(Position.START, 10_000)).stream()
        .filter(stored -> !stored.voided())
        .filter(stored -> match.holds(StatementRow.of(stored, terms)))
        .map(StoredStatement::position)
        .toList();
  }

  private List<Position> paged(Filter filter, WhoIsMeant who, boolean ascending, int limit) {
    List<Position> found = new ArrayList<>();
    Optional<Position> cursor = Optional.empty();
    do {
      StatementSearch.Page page =
          Await.get(
              search.page(new StatementSearch.Question(filter, who, ascending, limit, cursor)));
      assertThat(page.rows()).hasSizeLessThanOrEqualTo(limit);
      page.rows().forEach(row -> found.add(row.stored().position()));
      cursor = page.cursor();
    } while (cursor.isPresent());
    return found;
  }

  @Test
  void pagesByTheIndexFindWhatAskingEveryStatementFinds() {
    fill(400);
    Map<String, Set<String>> people =
        Map.of(AnalystLog.person(1), Set.of(AnalystLog.person(1), AnalystLog.person(2)));
    WhoIsMeant who = new WhoIsMeant(people, Map.of());
    RandomFilters filters = new RandomFilters(random);
    int indexed = 0;
    for (int i = 0; i < 300; i++) {
      Filter filter = filters.filter(i % 4);
      indexed += IndexPlan.of(filter, who, terms).scans() ? 0 : 1;
      boolean ascending = random.nextBoolean();
      List<Position> expected = new ArrayList<>(asked(filter, who));
      if (!ascending) {
        Collections.reverse(expected);
      }
      assertThat(paged(filter, who, ascending, random.nextInt(1, 60)))
          .as("seed %d: %s", seed, filter)
          .isEqualTo(expected);
    }
    assertThat(indexed).as("filters that the index helps with").isGreaterThan(30);
  }

  @Test
  void aPageThatHasLookedAtEnoughSaysThatItIsNotComplete() {
    fill(StatementSearch.MAX_SCANNED + 2_000);
    Filter rare = ((FilterText.Reading.Read) FilterText.read("score = 0.1234")).filter();
    StatementSearch.Page page =
        Await.get(
            search.page(
                new StatementSearch.Question(
                    rare, WhoIsMeant.NOBODY, false, 10, Optional.empty())));
    assertThat(page.complete()).isFalse();
    assertThat(page.cursor()).isPresent();
    assertThat(page.scanned())
        .isBetween(StatementSearch.MAX_SCANNED, StatementSearch.MAX_SCANNED + 300);
    StatementSearch.Page rest =
        Await.get(
            search.page(
                new StatementSearch.Question(rare, WhoIsMeant.NOBODY, false, 10, page.cursor())));
    assertThat(rest.complete()).isTrue();
    assertThat(rest.cursor()).isEmpty();
  }
}
