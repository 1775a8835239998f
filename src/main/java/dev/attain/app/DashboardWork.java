package dev.attain.app;

import dev.attain.analytics.grid.GridReads;
import dev.attain.analytics.practice.EvidenceReads;
import dev.attain.analytics.trend.DayBook;
import dev.attain.analytics.trend.DayRecords;
import dev.attain.competency.override.LevelOverrides;
import dev.attain.competency.projection.PortfolioReads;
import dev.attain.feed.Scheduler;
import dev.attain.http.dashboards.DashboardOperations;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What dashboards ask, on threads of its own, and the job that records each day for their trends.
 */
record DashboardWork(DashboardOperations operations) {
  private static final int THREADS = 2;

  static DashboardWork start(
      Features features, LogFollowers followers, ToldChanges changes, OrderlyStop stop) {
    ScheduledExecutorService threads =
        Executors.newScheduledThreadPool(THREADS, Starting.named("attain-dashboards"));
    stop.first("the threads of dashboards", () -> Starting.ended(threads));
    DayBook days = dayBook(features, LogFollowers.thread("days", stop));
    stop.first("the recording of days", days::stop);
    days.start();
    return new DashboardWork(
        new DashboardOperations(
            features.answering(),
            features.records(),
            changes.reads(),
            Scheduler.on(threads),
            features.clock(),
            () -> followers.lagMillis()));
  }

  private static DayBook dayBook(Features features, Scheduler scheduler) {
    PortfolioReads reads = new PortfolioReads(features.records());
    return new DayBook(
        features.answering(),
        new GridReads(
            features.answering(), reads, new LevelOverrides(features.records()), scheduler),
        new EvidenceReads(reads, scheduler),
        new DayRecords(features.records()),
        scheduler,
        features.clock());
  }
}
