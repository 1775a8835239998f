package dev.attain.http.dashboards;

import dev.attain.analytics.grid.GridReads;
import dev.attain.competency.evidence.CompiledMapping;
import dev.attain.competency.framework.Cohort;
import dev.attain.competency.framework.Cohort.Member;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.RoleProfile;
import dev.attain.competency.framework.RoleProfile.ClockStart;
import dev.attain.competency.framework.RoleProfile.Requirement;
import dev.attain.competency.framework.catalog.RecordFrameworkCatalog;
import dev.attain.competency.override.LevelOverrides;
import dev.attain.competency.projection.AtOnce;
import dev.attain.competency.projection.LearningLog;
import dev.attain.competency.projection.PortfolioReads;
import dev.attain.competency.projection.ProjectionRunner;
import dev.attain.competency.projection.SupportFramework;
import dev.attain.competency.projection.changes.ChangeReads;
import dev.attain.competency.projection.shares.ProjectionNodes;
import dev.attain.feed.FeedSettings;
import dev.attain.records.RecordStore;
import dev.attain.storage.model.ModelEngine;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.json.StatementJson;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A server's features over the reference model, with a role that asks for both competencies. */
final class PilotCohort implements InstantSource {
  static final Instant ASSIGNED = Instant.parse("2026-03-01T00:00:00Z");
  static final String ROLE = "https://example.org/role";

  final ModelEngine engine = new ModelEngine(this);
  final AtOnce scheduler = new AtOnce();
  final RecordFrameworkCatalog catalog =
      new RecordFrameworkCatalog(engine.records(), this, () -> Future.succeededFuture(Set.of()));
  final LearningLog log = new LearningLog(engine.statements());
  final PortfolioReads reads;
  final GridReads grids;
  final DashboardOperations operations;
  private Instant now = day(60);

  PilotCohort() {
    this(SupportFramework.version("1"), null);
  }

  /**
   * @param version of the support framework
   */
  PilotCohort(Framework version) {
    this(version, null);
  }

  /**
   * @param instead of the engine's records, for reading
   */
  PilotCohort(java.util.function.UnaryOperator<RecordStore> instead) {
    this(SupportFramework.version("1"), instead);
  }

  private PilotCohort(
      Framework version, java.util.function.@Nullable UnaryOperator<RecordStore> instead) {
    RecordStore records = instead == null ? engine.records() : instead.apply(engine.records());
    reads = new PortfolioReads(records);
    grids = new GridReads(catalog, reads, new LevelOverrides(records), scheduler);
    operations =
        new DashboardOperations(
            catalog, records, new ChangeReads(engine.records(), this), scheduler, this, () -> 7);
    ProjectionRunner runner =
        new ProjectionRunner(
            catalog,
            engine.statements(),
            engine.records(),
            framework -> Future.succeededFuture(CompiledMapping.of(framework, Map.of())),
            stored -> StatementJson.read(stored.json()),
            FeedSettings.DEFAULT,
            scheduler,
            ProjectionNodes.alone("test"),
            this);
    require(runner.start());
    require(catalog.publish(version));
    role(ROLE, 2, 1);
  }

  @Override
  public Instant instant() {
    return now;
  }

  static Instant day(int days) {
    return ASSIGNED.plus(Duration.ofDays(days));
  }

  void later(Duration time) {
    now = now.plus(time);
  }

  /** A role that asks for talking, mandatory, at one level, and for the product at another. */
  void role(String id, int talking, int product) {
    require(
        catalog.publish(
            new RoleProfile(
                id,
                "Agent",
                SupportFramework.ID,
                ClockStart.ASSIGNMENT,
                null,
                List.of(
                    new Requirement(SupportFramework.TALKING, talking, 4, 5, 1.5, 30, true),
                    new Requirement(SupportFramework.PRODUCT, product, 2, 1, 1, null, false)))));
  }

  static Member member(String name) {
    return new Member("mailto:" + name + "@example.org", name, ASSIGNED, null, null, null);
  }

  void cohort(String id, Member... members) {
    require(catalog.publish(new Cohort(id, "Cohort " + id, ROLE, List.of(members))));
  }

  void cohort(String id, String... names) {
    cohort(id, Stream.of(names).map(PilotCohort::member).toArray(Member[]::new));
  }

  void observed(String person, double score, int day) {
    log.observation(StatementId.random(), person, "boss", score, day(day));
  }

  void quiz(String person, double score, int day) {
    log.quiz(StatementId.random(), person, score, day(day));
  }

  static <T> T require(Future<T> future) {
    if (!future.succeeded()) {
      throw new AssertionError("not done", future.cause());
    }
    return future.result();
  }
}
