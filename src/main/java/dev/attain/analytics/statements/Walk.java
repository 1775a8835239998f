package dev.attain.analytics.statements;

import dev.attain.analytics.statements.filter.FilterMatch;
import dev.attain.analytics.statements.filter.IndexPlan;
import dev.attain.analytics.statements.filter.StatementRow;
import dev.attain.feed.Scheduler;
import dev.attain.statements.Position;
import dev.attain.statements.PositionQuery;
import dev.attain.statements.StatementPage;
import dev.attain.statements.StatementStore;
import dev.attain.statements.StoredStatement;
import dev.attain.statements.Term;
import dev.attain.statements.Terms;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * A way through the statements that a filter holds of, stretch by stretch, in one direction. It
 * keeps nothing between stretches: whoever walks says where to go on.
 *
 * <p>Where a plan has several alternatives, a stretch ends where the first of them does, so that
 * order is kept and nothing is found twice.
 */
public final class Walk {
  private final StatementStore store;
  private final Terms terms;
  private final Scheduler scheduler;
  private final IndexPlan plan;
  private final FilterMatch match;
  private final boolean ascending;

  Walk(
      StatementStore store,
      Terms terms,
      Scheduler scheduler,
      IndexPlan plan,
      FilterMatch match,
      boolean ascending) {
    this.store = store;
    this.terms = terms;
    this.scheduler = scheduler;
    this.plan = plan;
    this.match = match;
    this.ascending = ascending;
  }

  /** The first position of all to walk on from. */
  public Position start() {
    return ascending ? plan.after() : plan.upTo();
  }

  /** Where to walk on from when everything up to (or down to) a position has been seen. */
  Position behind(Position seen) {
    return ascending ? seen : new Position(Math.max(0, seen.value() - 1));
  }

  /** The same way, to no later position than {@code last}. */
  public Walk upTo(Position last) {
    return new Walk(store, terms, scheduler, plan.upTo(last), match, ascending);
  }

  /** The latest position that it goes to. */
  public Position last() {
    return plan.upTo();
  }

  /**
   * The next stretch; its statements are looked at on the scheduler.
   *
   * @param from exclusive when ascending, inclusive when descending
   * @param most statements to look at for each alternative, 1 to {@link PositionQuery#MAX_LIMIT}
   */
  public Future<Stretch> next(Position from, int most) {
    Position after = ascending ? later(from, plan.after()) : plan.after();
    Position upTo = ascending ? plan.upTo() : earlier(from, plan.upTo());
    if (after.compareTo(upTo) >= 0 || plan.alternatives().isEmpty()) {
      return Future.succeededFuture(
          new Stretch(List.of(), 0, ascending ? later(from, upTo) : after, true));
    }
    List<Future<StatementPage>> pages = new ArrayList<>();
    for (Set<Term> all : plan.alternatives()) {
      pages.add(store.query(new PositionQuery(all, after, upTo, ascending, most)));
    }
    return scheduler
        .here(Future.all(pages))
        .map(read -> united(read.<StatementPage>list(), ascending ? upTo : after));
  }

  private Stretch united(List<StatementPage> pages, Position bound) {
    Comparator<Position> order = ascending ? Comparator.naturalOrder() : Comparator.reverseOrder();
    Position reached = bound;
    boolean end = true;
    TreeMap<Position, StoredStatement> found = new TreeMap<>(order);
    for (StatementPage page : pages) {
      page.statements().forEach(statement -> found.put(statement.position(), statement));
      if (page.hasMore()) {
        Position last = page.statements().get(page.statements().size() - 1).position();
        reached = order.compare(last, reached) < 0 ? last : reached;
        end = false;
      }
    }
    List<StatementRow> rows = new ArrayList<>();
    int scanned = 0;
    for (StoredStatement statement : found.headMap(reached, true).values()) {
      StatementRow row = StatementRow.of(statement, terms);
      scanned++;
      if (match.holds(row)) {
        rows.add(row);
      }
    }
    return new Stretch(rows, scanned, reached, end);
  }

  private static Position later(Position one, Position other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Position earlier(Position one, Position other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
