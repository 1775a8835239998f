package dev.attain.app;

import dev.attain.competency.evidence.CompiledMapping;
import dev.attain.competency.evidence.EvidenceMapping;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.projection.ProjectionRunner;
import dev.attain.competency.projection.shares.ProjectionNodes;
import dev.attain.feed.FeedSettings;
import dev.attain.feed.Scheduler;
import dev.attain.profiles.ProfileCatalog;
import dev.attain.quality.ConformanceWatch;
import dev.attain.quality.ProfileChoices;
import io.vertx.core.Future;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** What follows the log in the background, on one thread of its own. */
final class LogFollowers {
  private final ProjectionRunner projections;

  private LogFollowers(ProjectionRunner projections) {
    this.projections = projections;
  }

  /**
   * Starts them; they follow when this returns.
   *
   * @param nodes who shares the projecting
   */
  static LogFollowers start(Features features, ProjectionNodes nodes, OrderlyStop stop)
      throws InterruptedException {
    Scheduler scheduler = thread("projection", stop);
    ProjectionRunner projections =
        new ProjectionRunner(
            features.catalog(),
            features.statements(),
            features.records(),
            framework -> mapping(features.profiles(), features.choices(), framework),
            features.recent()::read,
            FeedSettings.DEFAULT,
            scheduler,
            nodes,
            features.clock());
    stop.first("the projections", projections::stop);
    Starting.await(features.choices().refresh());
    ConformanceWatch conformance =
        new ConformanceWatch(
            features.choices(),
            features.statements(),
            features.records(),
            FeedSettings.DEFAULT,
            scheduler);
    stop.first("the watch over conformance", conformance::stop);
    conformance.start();
    features.telemetry().feedLag("projections", projections, LogFollowers::lagSeconds);
    features.telemetry().projectionShares(projections, LogFollowers::sharesHeld);
    Starting.await(projections.start());
    return new LogFollowers(projections);
  }

  /** A thread that ends with the server. */
  static Scheduler thread(String what, OrderlyStop stop) {
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(Starting.named("attain-" + what));
    stop.first("the thread of " + what, () -> Starting.ended(thread));
    return Scheduler.on(thread);
  }

  ProjectionRunner projections() {
    return projections;
  }

  /** The compiled mapping rules of a framework. */
  static Future<EvidenceMapping> mapping(
      ProfileCatalog profiles, ProfileChoices choices, Framework framework) {
    return profiles
        .templates()
        .map(templates -> CompiledMapping.of(framework, templates, choices.screening()));
  }

  private static double lagSeconds(ProjectionRunner projections) {
    return lagMillis(projections) / 1_000.0;
  }

  private static long lagMillis(ProjectionRunner projections) {
    return projections.status().stream().mapToLong(s -> s.feed().lagMillis()).max().orElse(0);
  }

  /** How far the slowest projection is behind the log. */
  long lagMillis() {
    return lagMillis(projections);
  }

  private static double sharesHeld(ProjectionRunner projections) {
    return projections.status().stream().mapToInt(s -> s.shares().count()).sum();
  }
}
