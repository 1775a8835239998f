package dev.attain.analytics.trend;

import dev.attain.analytics.cohort.CohortAnswer.Answered;
import dev.attain.analytics.grid.Column;
import dev.attain.analytics.grid.Grid;
import dev.attain.analytics.grid.GridReads;
import dev.attain.analytics.grid.Ground;
import dev.attain.analytics.practice.Completions;
import dev.attain.analytics.practice.EvidenceReads;
import dev.attain.analytics.trend.CohortDay.Effect;
import dev.attain.competency.framework.Cohort;
import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.feed.Scheduler;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job that records each cohort's day after its end. It looks every quarter of an hour; of
 * several nodes the first one records, and a day on which none ran is not recorded.
 */
public final class DayBook {
  private static final Logger LOG = LoggerFactory.getLogger(DayBook.class);
  private static final Duration EVERY = Duration.ofMinutes(15);

  private final FrameworkCatalog catalog;
  private final GridReads grids;
  private final EvidenceReads evidence;
  private final DayRecords days;
  private final Scheduler scheduler;
  private final InstantSource clock;
  private volatile boolean stopped;

  public DayBook(
      FrameworkCatalog catalog,
      GridReads grids,
      EvidenceReads evidence,
      DayRecords days,
      Scheduler scheduler,
      InstantSource clock) {
    this.catalog = catalog;
    this.grids = grids;
    this.evidence = evidence;
    this.days = days;
    this.scheduler = scheduler;
    this.clock = clock;
  }

  /** Begins to look, now and then. */
  public void start() {
    scheduler.execute(this::look);
  }

  /** What is being recorded is still recorded, as far as it comes. */
  public Future<Void> stop() {
    stopped = true;
    return Future.succeededFuture();
  }

  private void look() {
    if (stopped) {
      return;
    }
    recordYesterday()
        .onFailure(failure -> LOG.warn("can't record the day; it is tried again", failure))
        .onComplete(done -> scheduler.after(EVERY, this::look));
  }

  /** Records the day before today for all cohorts of which it is not recorded. */
  Future<Void> recordYesterday() {
    LocalDate yesterday = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
    return catalog
        .cohorts()
        .compose(
            cohorts -> {
              Future<Void> done = Future.succeededFuture();
              for (Cohort cohort : cohorts) {
                done = done.compose(before -> record(cohort.id(), yesterday));
              }
              return done;
            });
  }

  private Future<Void> record(String cohort, LocalDate day) {
    return scheduler
        .here(days.find(cohort, day))
        .compose(
            found ->
                found.isPresent() || stopped
                    ? Future.succeededFuture()
                    : grids
                        .ground(cohort)
                        .compose(
                            answer ->
                                answer instanceof Answered<Ground> ground
                                    ? record(ground.figures(), day)
                                    : Future.succeededFuture()));
  }

  private Future<Void> record(Ground ground, LocalDate day) {
    Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    return grids
        .grid(ground, end)
        .compose(
            grid ->
                effects(grid, 0, new ArrayList<>())
                    .compose(
                        effects -> days.record(CohortDay.of(grid, day, clock.instant(), effects))));
  }

  /** Only of competencies whose completions a rule records: reading evidence takes its time. */
  private Future<List<Effect>> effects(Grid grid, int from, List<Effect> effects) {
    for (int number = from; number < grid.columns().size(); number++) {
      Column column = grid.columns().get(number);
      Completions completions =
          new Completions(grid.framework(), column.competency(), column.cut());
      if (!column.isRolledUp() && completions.canBeKnown()) {
        int next = number + 1;
        return evidence
            .each(
                grid.framework(),
                grid.ground().basis().cohort(),
                column.competency().id(),
                completions::add)
            .compose(
                read -> {
                  column
                      .competency()
                      .resources()
                      .forEach(
                          resource ->
                              effects.add(
                                  new Effect(
                                      column.competency().id(),
                                      resource.id(),
                                      completions.effect(resource.id()))));
                  return effects(grid, next, effects);
                });
      }
    }
    return Future.succeededFuture(effects);
  }
}
