package dev.attain.http.competency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.audit.Author;
import dev.attain.competency.framework.Cohort;
import dev.attain.competency.framework.Cohort.Member;
import dev.attain.competency.framework.RoleProfile;
import dev.attain.competency.framework.RoleProfile.ClockStart;
import dev.attain.competency.framework.RoleProfile.Requirement;
import dev.attain.competency.framework.catalog.RecordFrameworkCatalog;
import dev.attain.competency.projection.AnsweringCatalog;
import dev.attain.competency.projection.AtOnce;
import dev.attain.competency.projection.FigureExport;
import dev.attain.competency.projection.LearningLog;
import dev.attain.competency.projection.ProjectionRunner;
import dev.attain.competency.projection.SupportFramework;
import dev.attain.competency.projection.changes.ChangeFilter;
import dev.attain.competency.projection.changes.ChangeInterest;
import dev.attain.competency.projection.changes.ChangePage;
import dev.attain.competency.projection.changes.ChangePosition;
import dev.attain.competency.projection.changes.ChangeReads;
import dev.attain.competency.projection.changes.CompetencyChange;
import dev.attain.competency.projection.changes.CompetencyChange.Cause;
import dev.attain.competency.projection.changes.CompetencyChange.Kind;
import dev.attain.competency.projection.shares.ProjectionNodes;
import dev.attain.feed.FeedSettings;
import dev.attain.http.ApiAnswer;
import dev.attain.http.dashboards.DashboardOperations;
import dev.attain.people.PersonMerges;
import dev.attain.storage.model.ModelEngine;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.json.StatementJson;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the API says of people with several identifiers. */
class MergedPeopleTest {
  private static final Instant ASSIGNED = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant NOW = ASSIGNED.plus(Duration.ofDays(60));
  private static final String TALKING = SupportFramework.TALKING.value();
  private static final String ANN = "mailto:ann@example.org";
  private static final String ANN_OLD = "mailto:ann.smith@example.org";
  private static final Author HR = new Author("k1", "HR");

  private final FigureContract contract = new FigureContract();
  private final ModelEngine engine = new ModelEngine(() -> NOW);
  private final RecordFrameworkCatalog catalog =
      new RecordFrameworkCatalog(
          engine.records(), () -> NOW, () -> Future.succeededFuture(Set.of()));
  private final ProjectionRunner runner =
      new ProjectionRunner(
          catalog,
          engine.statements(),
          engine.records(),
          framework -> Future.succeededFuture(SupportFramework.mapping(framework.version())),
          stored -> StatementJson.read(stored.json()),
          FeedSettings.DEFAULT,
          new AtOnce(),
          ProjectionNodes.alone("test"),
          () -> NOW);
  private final AnsweringCatalog answering = new AnsweringCatalog(catalog, engine.records());
  private final CompetencyOperations operations =
      new CompetencyOperations(
          answering,
          engine.statements(),
          engine.records(),
          () -> NOW,
          new DashboardOperations(
                  answering,
                  engine.records(),
                  new ChangeReads(engine.records(), () -> NOW),
                  new AtOnce(),
                  ticking(),
                  () -> 0)
              ::coverage,
          runner::status,
          () -> {});
  private final LearningLog log = new LearningLog(engine.statements());
  private final PersonMerges merges =
      new PersonMerges(engine.records(), () -> NOW, heard -> Future.succeededFuture(true));

  /** A clock by which everything that was computed before is old. */
  private static InstantSource ticking() {
    AtomicLong ticks = new AtomicLong();
    return () -> NOW.plus(Duration.ofMinutes(2 * ticks.getAndIncrement()));
  }

  @BeforeEach
  void annHasTwoIdentifiers() {
    merges.onChange(change -> runner.identitiesChanged());
    assertThat(runner.start().succeeded()).isTrue();
    assertThat(catalog.publish(SupportFramework.version("1")).result()).isEmpty();
    log.observation(StatementId.random(), "ann", "boss", 1, ASSIGNED.plus(Duration.ofDays(5)));
    log.observation(
        StatementId.random(), "ann.smith", "boss", 1, ASSIGNED.plus(Duration.ofDays(10)));
    log.observation(
        StatementId.random(), "ann.smith", "boss", 1, ASSIGNED.plus(Duration.ofDays(20)));
  }

  private void merge() {
    assertThat(merges.merge(ANN, ANN_OLD, "same badge", HR).succeeded()).isTrue();
  }

  private ApiAnswer ask(String operation, FigureRequest request) {
    return Objects.requireNonNull(operations.operations().get(operation)).answer(request).result();
  }

  private JsonObject proficiency(String identifier) {
    return contract.rendered(
        ask("getProficiency", FigureRequest.of(identifier, NOW)), "ProficiencyOfPerson");
  }

  private int items(String identifier) {
    return framework(identifier).getJsonArray("competencies").getJsonObject(1).getInteger("items");
  }

  private JsonObject framework(String identifier) {
    return proficiency(identifier).getJsonArray("frameworks").getJsonObject(0);
  }

  @Test
  void figuresFollowAMergeAndItsUndoingAtOnce() {
    assertThat(items(ANN)).isEqualTo(1);
    assertThat(items(ANN_OLD)).isEqualTo(2);
    assertThat(framework(ANN).getJsonObject("feedPosition").getInteger("identities")).isZero();
    merge();
    assertThat(items(ANN)).isEqualTo(3);
    assertThat(proficiency(ANN_OLD)).isEqualTo(proficiency(ANN));
    assertThat(proficiency(ANN_OLD).getString("person")).isEqualTo(ANN);
    assertThat(proficiency(ANN_OLD).getJsonArray("identifiers")).containsExactly(ANN_OLD, ANN);
    assertThat(framework(ANN).getJsonObject("feedPosition").getInteger("identities")).isEqualTo(1);
    merges.undo(1, "two people", HR);
    assertThat(items(ANN)).isEqualTo(1);
    assertThat(items(ANN_OLD)).isEqualTo(2);
  }

  @Test
  void explanationsAndHistoriesAreThoseOfThePersonByAnyIdentifier() {
    merge();
    for (String identifier : List.of(ANN, ANN_OLD)) {
      FigureRequest request = FigureRequest.of(identifier, NOW).with("competency", TALKING);
      JsonObject explanation =
          contract.rendered(ask("explainProficiency", request), "ProficiencyExplanation");
      assertThat(explanation.getString("person")).isEqualTo(ANN);
      assertThat(explanation.getJsonArray("evidence")).hasSize(3);
      JsonObject history =
          contract.rendered(ask("getProficiencyHistory", request), "ProficiencyHistory");
      assertThat(history.getString("person")).isEqualTo(ANN);
      assertThat(history.getJsonArray("identifiers")).hasSize(2);
    }
  }

  @Test
  void evidenceThatComesLaterUnderEitherIdentifierIsThePersons() {
    merge();
    log.observation(StatementId.random(), "ann.smith", "boss", 1, NOW);
    log.observation(StatementId.random(), "ann", "ann.smith", 1, NOW);
    assertThat(items(ANN)).as("but not the person's word on themselves").isEqualTo(4);
  }

  @Test
  void overridesOfAllIdentifiersCountAndPartAgain() {
    override(ANN_OLD, 1);
    override(ANN, 2);
    merge();
    JsonObject list =
        contract.rendered(ask("listOverrides", FigureRequest.of(ANN, NOW)), "OverrideList");
    assertThat(list.getJsonArray("overrides").stream().map(JsonObject.class::cast))
        .extracting(one -> one.getString("identifier") + " " + one.getInteger("level"))
        .containsExactlyInAnyOrder(ANN_OLD + " 1", ANN + " 2");
    assertThat(ask("endOverride", FigureRequest.of(ANN_OLD, NOW).with("overrideId", "1")).status())
        .isEqualTo(200);
    assertThat(level(ANN)).as("the other one is ended").isEqualTo(2);
    assertThat(ask("endOverride", FigureRequest.of(ANN, NOW).with("overrideId", "2")).status())
        .isEqualTo(404);
    merges.undo(1, "two people", HR);
    assertThat(
            contract
                .rendered(ask("listOverrides", FigureRequest.of(ANN, NOW)), "OverrideList")
                .getJsonArray("overrides"))
        .hasSize(1);
  }

  private void override(String identifier, int level) {
    String document =
        """
        {"framework":"%s","competency":"%s","level":%d,"reason":"seen it","until":"%s"}"""
            .formatted(SupportFramework.ID, TALKING, level, NOW.plus(Duration.ofDays(30)));
    assertThat(ask("recordOverride", FigureRequest.of(identifier, NOW).sending(document)).status())
        .isEqualTo(201);
  }

  private int level(String identifier) {
    return framework(identifier)
        .getJsonArray("competencies")
        .getJsonObject(1)
        .getInteger("currentLevel");
  }

  @Test
  void membersOfACohortWhoAreOnePersonCountOnce() {
    RoleProfile role =
        new RoleProfile(
            "https://example.org/role",
            "Agent",
            SupportFramework.ID,
            ClockStart.ASSIGNMENT,
            null,
            List.of(new Requirement(SupportFramework.TALKING, 2, 3, 3, 1, 30, true)));
    assertThat(catalog.publish(role).result()).isEmpty();
    Cohort cohort = new Cohort("pilot", "Pilot", role.id(), List.of(member(ANN), member(ANN_OLD)));
    assertThat(catalog.publish(cohort).result()).isEmpty();
    assertThat(coverage().getInteger("required")).isEqualTo(2);
    merge();
    assertThat(coverage().getInteger("required")).isEqualTo(1);
    assertThat(coverage().getInteger("atLevel")).isEqualTo(1);
    FigureRequest forecast =
        FigureRequest.of("pilot", NOW).with("person", ANN_OLD).with("competency", TALKING);
    assertThat(ask("getForecast", forecast).status()).isEqualTo(200);
  }

  private static Member member(String identifier) {
    return new Member(identifier, null, ASSIGNED, null, null, null);
  }

  private JsonObject coverage() {
    return contract
        .rendered(ask("getCoverage", FigureRequest.of("pilot", NOW)), "CoverageOfCohort")
        .getJsonArray("requirements")
        .getJsonObject(0);
  }

  @Test
  void anExportHasThePersonOnceAndNamesTheRevision() {
    merge();
    FigureExport export = new FigureExport(engine.records(), new AtOnce());
    StringBuilder lines = new StringBuilder();
    export.write(
        SupportFramework.version("1"),
        some -> {
          lines.append(new String(some, StandardCharsets.UTF_8));
          return Future.succeededFuture();
        });
    assertThat(lines.toString().lines()).hasSize(1).allMatch(line -> line.contains(ANN));
    ApiAnswer answer =
        Objects.requireNonNull(
                new ExportOperations(answering, engine.records(), export)
                    .byId()
                    .get("exportFigures"))
            .answer(FigureRequest.of(SupportFramework.ID, NOW))
            .result();
    assertThat(answer.headers()).containsEntry(ExportOperations.IDENTITIES_HEADER, "1");
  }

  @Test
  void whoAsksForChangesByAnyIdentifierHearsOfAllOfThem() {
    merge();
    ChangeReads reads = new ChangeReads(engine.records(), () -> NOW);
    ChangeInterest interest = new ChangeInterest(ANN, null, null, null, Set.of());
    ChangeFilter filter = reads.filter(interest, catalog).result().orElseThrow();
    ChangePage.Read page = (ChangePage.Read) reads.page(ChangePosition.START, filter, 100).result();
    List<CompetencyChange> changes =
        page.changes().stream().map(ChangePage.Positioned::change).toList();
    assertThat(changes)
        .filteredOn(change -> change.cause() == Cause.IDENTITIES)
        .filteredOn(change -> change.kind() != Kind.AT_RISK)
        .extracting(change -> change.person() + " " + change.kind() + " " + change.to())
        .containsExactlyInAnyOrder(ANN + " LEVEL_GAINED 2", ANN_OLD + " LEVEL_LAPSED null");
    assertThat(changes)
        .filteredOn(change -> change.cause() == Cause.STATEMENTS)
        .extracting(CompetencyChange::person)
        .contains(ANN, ANN_OLD);
  }
}
