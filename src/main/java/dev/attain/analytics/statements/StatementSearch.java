package dev.attain.analytics.statements;

import dev.attain.analytics.statements.filter.Filter;
import dev.attain.analytics.statements.filter.FilterMatch;
import dev.attain.analytics.statements.filter.IndexPlan;
import dev.attain.analytics.statements.filter.StatementRow;
import dev.attain.analytics.statements.filter.WhoIsMeant;
import dev.attain.feed.Scheduler;
import dev.attain.statements.Position;
import dev.attain.statements.StatementStore;
import dev.attain.statements.StoredStatement;
import dev.attain.statements.Terms;
import dev.attain.xapi.StatementId;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds statements by filters. Statements that are voided are not found.
 *
 * <p>The index finds candidates, and each is asked whether the filter holds of it. A filter that no
 * index can help with looks at every statement, so many at a time.
 */
public final class StatementSearch {
  /** The most statements that one page looks at. */
  public static final int MAX_SCANNED = 10_000;

  /** The most statements of a page. */
  public static final int MAX_LIMIT = 1_000;

  private static final int MAX_PAGE_BYTES = 8 << 20;
  private static final int STRETCH = 250;
  private static final int MARGIN = 8;

  private final StatementStore store;
  private final Terms terms;
  private final Scheduler scheduler;

  /**
   * @param scheduler where statements are looked at: no event loop
   */
  public StatementSearch(StatementStore store, Terms terms, Scheduler scheduler) {
    this.store = store;
    this.terms = terms;
    this.scheduler = scheduler;
  }

  /**
   * @param cursor where the page before ended; empty for the first page
   * @param limit 1 to {@link #MAX_LIMIT}
   */
  public record Question(
      Filter filter, WhoIsMeant who, boolean ascending, int limit, Optional<Position> cursor) {
    public Question {
      Objects.requireNonNull(filter);
      Objects.requireNonNull(who);
      if (limit < 1 || limit > MAX_LIMIT) {
        throw new IllegalArgumentException("limit " + limit + " is not within 1.." + MAX_LIMIT);
      }
    }
  }

  /**
   * @param cursor where to go on; empty when this is all
   * @param scanned how many statements were looked at
   * @param complete false when it ends because enough were looked at, not because enough were
   *     found: the next page may hold what belongs here
   */
  public record Page(
      List<StatementRow> rows, Optional<Position> cursor, int scanned, boolean complete) {
    public Page {
      rows = List.copyOf(rows);
    }
  }

  /** All that a filter holds of, in the order of the log or against it. */
  public Walk walk(Filter filter, WhoIsMeant who, boolean ascending) {
    return new Walk(
        store,
        terms,
        scheduler,
        IndexPlan.of(filter, who, terms),
        new FilterMatch(filter, who),
        ascending);
  }

  /** Where a statement is, voided or not. */
  public Future<Optional<Position>> position(StatementId id) {
    return store.find(id).map(found -> found.map(StoredStatement::position));
  }

  /** Where the first statement of all is; the end of the log while there is none. */
  public Future<Position> oldest() {
    return store
        .readForward(Position.START, 1)
        .map(first -> first.isEmpty() ? Position.END : first.get(0).position());
  }

  /** At or below it nothing can appear any more. */
  public Position horizon() {
    return store.safeHorizon();
  }

  public Future<Page> page(Question question) {
    Walk walk = walk(question.filter(), question.who(), question.ascending());
    Position from = question.cursor().map(walk::behind).orElse(walk.start());
    return new Paging(walk, question.limit()).from(from);
  }

  /** One page being put together. */
  private static final class Paging {
    private final Walk walk;
    private final int limit;
    private final List<StatementRow> rows = new ArrayList<>();
    private int stretch;
    private int scanned;
    private long bytes;

    Paging(Walk walk, int limit) {
      this.walk = walk;
      this.limit = limit;
      this.stretch = Math.min(STRETCH, limit + MARGIN);
    }

    /** Stretches grow: where few of the candidates are found, more of them are looked at. */
    Future<Page> from(Position from) {
      int next = stretch;
      stretch = Math.min(STRETCH, 2 * stretch);
      return walk.next(from, next).compose(this::with);
    }

    private Future<Page> with(Stretch stretch) {
      scanned += stretch.scanned();
      for (StatementRow row : stretch.rows()) {
        if (rows.size() == limit || (bytes > MAX_PAGE_BYTES && !rows.isEmpty())) {
          return Future.succeededFuture(page(rows.get(rows.size() - 1).stored().position(), true));
        }
        rows.add(row);
        bytes += row.stored().json().length;
      }
      if (stretch.end()) {
        return Future.succeededFuture(new Page(rows, Optional.empty(), scanned, true));
      }
      if (rows.size() == limit || scanned >= MAX_SCANNED) {
        return Future.succeededFuture(page(stretch.reached(), rows.size() == limit));
      }
      return from(walk.behind(stretch.reached()));
    }

    private Page page(Position reached, boolean complete) {
      return new Page(rows, Optional.of(reached), scanned, complete);
    }
  }
}
