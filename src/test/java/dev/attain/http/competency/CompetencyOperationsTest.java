package dev.attain.http.competency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.attain.competency.framework.Cohort;
import dev.attain.competency.framework.Cohort.Member;
import dev.attain.competency.framework.RoleProfile;
import dev.attain.competency.framework.RoleProfile.ClockStart;
import dev.attain.competency.framework.RoleProfile.Requirement;
import dev.attain.competency.framework.catalog.RecordFrameworkCatalog;
import dev.attain.competency.projection.AnsweringCatalog;
import dev.attain.competency.projection.AtOnce;
import dev.attain.competency.projection.LearningLog;
import dev.attain.competency.projection.ProjectionRunner;
import dev.attain.competency.projection.SupportFramework;
import dev.attain.competency.projection.changes.ChangeReads;
import dev.attain.competency.projection.shares.ProjectionNodes;
import dev.attain.feed.FeedSettings;
import dev.attain.http.ApiAnswer;
import dev.attain.http.dashboards.DashboardOperations;
import dev.attain.statements.Position;
import dev.attain.storage.model.ModelEngine;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.json.StatementJson;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A cohort of four in a role that asks for talking at level 2: Ann reached it on day 10, Bob has
 * half-good quizzes, Cat left on day 20 without evidence, Dan has none yet.
 */
class CompetencyOperationsTest {
  private static final Instant ASSIGNED = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant NOW = day(60);
  private static final String TALKING = SupportFramework.TALKING.value();

  private final FigureContract contract = new FigureContract();
  private final AtOnce time = new AtOnce();
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
          time,
          ProjectionNodes.alone("test"),
          InstantSource.system());
  private final CompetencyOperations operations =
      new CompetencyOperations(
          new AnsweringCatalog(catalog, engine.records()),
          engine.statements(),
          engine.records(),
          InstantSource.fixed(NOW),
          new DashboardOperations(
                  new AnsweringCatalog(catalog, engine.records()),
                  engine.records(),
                  new ChangeReads(engine.records(), () -> NOW),
                  time,
                  ticking(),
                  () -> 0)
              ::coverage,
          runner::status,
          () -> {});
  private final LearningLog log = new LearningLog(engine.statements());

  /** A clock by which everything that was computed before is old. */
  private static InstantSource ticking() {
    AtomicLong ticks = new AtomicLong();
    return () -> NOW.plus(Duration.ofMinutes(2 * ticks.getAndIncrement()));
  }

  private static Instant day(int days) {
    return ASSIGNED.plus(Duration.ofDays(days));
  }

  private static Member member(String name, @Nullable Instant left) {
    return new Member("mailto:" + name + "@example.org", name, ASSIGNED, null, left, null);
  }

  @BeforeEach
  void aPilot() {
    assertThat(runner.start().succeeded()).isTrue();
    assertThat(catalog.publish(SupportFramework.version("1")).result()).isEmpty();
    RoleProfile role =
        new RoleProfile(
            "https://example.org/role",
            "Agent",
            SupportFramework.ID,
            ClockStart.ASSIGNMENT,
            null,
            List.of(new Requirement(SupportFramework.TALKING, 2, 3, 3, 1, 30, true)));
    assertThat(catalog.publish(role).result()).isEmpty();
    Cohort cohort =
        new Cohort(
            "pilot",
            "Pilot",
            role.id(),
            List.of(
                member("ann", null),
                member("bob", null),
                member("cat", day(20)),
                member("dan", null)));
    assertThat(catalog.publish(cohort).result()).isEmpty();
    log.observation(StatementId.random(), "ann", "boss", 1, day(5));
    log.observation(StatementId.random(), "ann", "boss", 1, day(10));
    log.observation(StatementId.random(), "ann", "boss", 1, day(40));
    log.quiz(StatementId.random(), "bob", .5, day(3));
    log.quiz(StatementId.random(), "eve", 1, day(3));
  }

  private ApiAnswer ask(String operation, FigureRequest request) {
    var asked = operations.operations().get(operation);
    assertThat(asked).as(operation).isNotNull();
    return asked == null ? ApiAnswer.notFound("") : asked.answer(request).result();
  }

  private static FigureRequest person(String name) {
    return FigureRequest.of("mailto:" + name + "@example.org", NOW);
  }

  private static FigureRequest pilot() {
    return FigureRequest.of("pilot", NOW);
  }

  private JsonObject talking(FigureRequest request) {
    JsonObject body = contract.rendered(ask("getProficiency", request), "ProficiencyOfPerson");
    return body.getJsonArray("frameworks")
        .getJsonObject(0)
        .getJsonArray("competencies")
        .getJsonObject(1);
  }

  @Test
  void theOperationsAreThoseOfTheContract() {
    assertThat(operations.operations().keySet()).isEqualTo(contract.operationIds());
  }

  @Test
  void proficiencyNamesItsVersionMethodInstantAndPosition() {
    JsonObject body =
        contract.rendered(ask("getProficiency", person("ann")), "ProficiencyOfPerson");
    JsonObject framework = body.getJsonArray("frameworks").getJsonObject(0);
    assertThat(framework.getJsonObject("framework").getString("version")).isEqualTo("1");
    assertThat(framework.getJsonObject("feedPosition").getString("position"))
        .isEqualTo(Long.toString(lastPosition().value()));
    JsonObject talking = framework.getJsonArray("competencies").getJsonObject(1);
    assertThat(talking.getString("method")).isEqualTo("beta-decay@1");
    assertThat(talking.getString("asOf")).isEqualTo(NOW.toString());
    assertThat(talking.getInteger("currentLevel")).isEqualTo(2);
    assertThat(talking.getJsonArray("attained").getJsonObject(1).getString("at"))
        .isEqualTo(day(10).toString());
    assertThat(Instant.parse(talking.getString("lapsesAt"))).isAfter(NOW);
    assertThat(framework.getJsonArray("competencies").getJsonObject(0).getString("status"))
        .isEqualTo("noEvidence");
  }

  private Position lastPosition() {
    var all = engine.statements().readForward(Position.START, 10_000).result();
    return all.get(all.size() - 1).position();
  }

  @Test
  void proficiencyCanBeAskedForAnyInstantOfThePast() {
    JsonObject before = talking(person("ann").with("asOf", day(7).toString()));
    assertThat(before.getInteger("items")).isEqualTo(1);
    assertThat(before.getInteger("currentLevel")).isEqualTo(1);
    assertThat(before.getJsonArray("attained")).hasSize(1);
  }

  @Test
  void aStatementSaysWhatItIsEvidenceOfUntilItIsVoided() {
    StatementId together = StatementId.random();
    log.together(together, List.of("ann", "bob"), day(50));
    FigureRequest asked = FigureRequest.of(together.toString(), NOW);

    JsonObject given = contract.rendered(ask("getStatementEvidence", asked), "StatementEvidence");
    assertThat(given.getJsonArray("evidence"))
        .hasSize(2)
        .allSatisfy(item -> assertThat(((JsonObject) item).getString("rule")).isNotEmpty())
        .extracting(item -> ((JsonObject) item).getString("person"))
        .containsExactlyInAnyOrder("mailto:ann@example.org", "mailto:bob@example.org");

    log.voiding(StatementId.random(), together, day(51));
    given = contract.rendered(ask("getStatementEvidence", asked), "StatementEvidence");
    assertThat(given.getJsonArray("evidence")).isEmpty();
    assertThat(given.getString("statement")).isEqualTo(together.toString());
  }

  @Test
  void anInstantInTheFutureOrNoneAtAllIsRefused() {
    assertThat(ask("getProficiency", person("ann").with("asOf", day(61).toString())).status())
        .isEqualTo(400);
    assertThat(ask("getCoverage", pilot().with("asOf", "yesterday")).status()).isEqualTo(400);
  }

  @Test
  void aMemberWithoutEvidenceIsKnownAndAStrangerIsNot() {
    assertThat(talking(person("dan")).getString("status")).isEqualTo("noEvidence");
    assertThat(ask("getProficiency", person("nobody")).status()).isEqualTo(404);
    assertThat(ask("getProficiency", person("eve")).status()).isEqualTo(200);
  }

  @Test
  void aFrameworkIsNamedByItsIdOrVersion() {
    assertThat(ask("getProficiency", person("ann").with("framework", SupportFramework.ID)).status())
        .isEqualTo(200);
    assertThat(
            ask("getProficiency", person("ann").with("framework", SupportFramework.ID + "@1"))
                .status())
        .isEqualTo(200);
    assertThat(ask("getProficiency", person("ann").with("framework", "other")).status())
        .isEqualTo(404);
  }

  @Test
  void anExplanationNamesStatementsRulesAndShares() {
    JsonObject body =
        contract.rendered(
            ask("explainProficiency", person("ann").with("competency", TALKING)),
            "ProficiencyExplanation");
    double shares = body.getDouble("priorShare");
    for (int i = 0; i < body.getJsonArray("evidence").size(); i++) {
      JsonObject item = body.getJsonArray("evidence").getJsonObject(i);
      assertThat(item.getString("rule")).isEqualTo("observed");
      assertThat(item.getString("rater")).isEqualTo("mailto:boss@example.org");
      shares += item.getDouble("share");
    }
    assertThat(shares).isCloseTo(1, within(1e-12));
    assertThat(ask("explainProficiency", person("ann").with("competency", "other")).status())
        .isEqualTo(404);
  }

  @Test
  void anExplanationSaysWhatChangedSinceAnInstant() {
    JsonObject body =
        contract.rendered(
            ask(
                "explainProficiency",
                person("ann").with("competency", TALKING).with("since", day(20).toString())),
            "ProficiencyExplanation");
    JsonObject change = body.getJsonObject("change");
    assertThat(change.getInteger("levelThen")).isEqualTo(2);
    assertThat(change.getJsonArray("added")).hasSize(1);
    assertThat(change.getDouble("meanNow")).isGreaterThan(change.getDouble("meanByTimeAlone"));
    FigureRequest late = person("ann").with("competency", TALKING);
    assertThat(ask("explainProficiency", late.with("since", day(61).toString())).status())
        .isEqualTo(400);
  }

  @Test
  void theHistoryHasAPointForEachThingThatHappened() {
    JsonObject body =
        contract.rendered(
            ask("getProficiencyHistory", person("bob").with("competency", TALKING)),
            "ProficiencyHistory");
    assertThat(body.getJsonArray("points").stream().map(p -> ((JsonObject) p).getString("cause")))
        .containsExactly("beginning", "expiry");
    assertThat(body.getJsonArray("points").getJsonObject(1).getString("at"))
        .isEqualTo(day(33).toString());
    assertThat(body.containsKey("next")).isFalse();
  }

  private static String override(int level, Instant until) {
    return new JsonObject()
        .put("framework", SupportFramework.ID)
        .put("competency", TALKING)
        .put("level", level)
        .put("by", "Boss")
        .put("reason", "Saw it")
        .put("until", until.toString())
        .encode();
  }

  @Test
  void anOverrideCountsUntilItEndsOrIsTakenBack() {
    JsonObject recorded =
        contract.rendered(
            ask("recordOverride", person("dan").sending(override(2, day(90)))), "OverrideRecorded");
    assertThat(recorded.getString("recordedBy")).isEqualTo("hr");
    JsonObject dan = talking(person("dan"));
    assertThat(dan.getInteger("currentLevel")).isEqualTo(2);
    assertThat(dan.containsKey("computedLevel")).isFalse();
    assertThat(dan.getJsonObject("override").getString("reason")).isEqualTo("Saw it");
    assertThat(coverage(pilot()).getInteger("atLevel")).isEqualTo(2);
    assertThat(talking(person("dan").at(day(90))).getValue("currentLevel")).isNull();

    FigureRequest end = person("dan").with("overrideId", "1").at(day(70));
    contract.rendered(ask("endOverride", end), "OverrideRecorded");
    assertThat(talking(person("dan").at(day(69))).getInteger("currentLevel")).isEqualTo(2);
    assertThat(talking(person("dan").at(day(70))).getValue("currentLevel")).isNull();
    JsonObject all = contract.rendered(ask("listOverrides", person("dan")), "OverrideList");
    assertThat(all.getJsonArray("overrides").getJsonObject(0).getString("endedAt"))
        .isEqualTo(day(70).toString());
    assertThat(ask("endOverride", end.with("overrideId", "7")).status()).isEqualTo(404);
  }

  @Test
  void anOverrideIsRefusedWithEveryProblem() {
    ApiAnswer answer = ask("recordOverride", person("dan").sending(override(9, day(10))));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(((ApiAnswer.Refusal) answer.body()).problems()).hasSize(2);
    assertThat(ask("recordOverride", person("dan").sending("{}")).status()).isEqualTo(422);
  }

  private JsonObject coverage(FigureRequest request) {
    return contract
        .rendered(ask("getCoverage", request), "CoverageOfCohort")
        .getJsonArray("requirements")
        .getJsonObject(0);
  }

  @Test
  void coverageCountsThoseInTheRoleAtTheInstant() {
    JsonObject body = contract.rendered(ask("getCoverage", pilot()), "CoverageOfCohort");
    JsonObject talking = body.getJsonArray("requirements").getJsonObject(0);
    assertThat(talking.getInteger("required")).isEqualTo(3);
    // Bob's quiz has expired after 30 days: nothing is known of him any more.
    assertThat(talking.getInteger("assessed")).isEqualTo(1);
    assertThat(talking.getInteger("atLevel")).isEqualTo(1);
    assertThat(talking.getDouble("share")).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(talking.getJsonObject("medianDays").getValue("days")).isNull();
    assertThat(talking.getJsonObject("medianDays").getString("reason")).isEqualTo("not reached");
  }

  @Test
  void coverageOfThePastIsReadFromTheEvidence() {
    JsonObject body =
        contract.rendered(
            ask("getCoverage", pilot().with("asOf", day(8).toString())), "CoverageOfCohort");
    JsonObject talking = body.getJsonArray("requirements").getJsonObject(0);
    assertThat(talking.getInteger("required")).isEqualTo(4);
    assertThat(talking.getInteger("assessed")).isEqualTo(2);
    assertThat(talking.getInteger("atLevel")).isZero();
  }

  @Test
  void timeToCompetenceCountsThoseStillOnTheWay() {
    JsonObject body =
        contract.rendered(
            ask("getTimeToCompetence", pilot().with("competency", TALKING)),
            "TimeToCompetenceOfCohort");
    assertThat(body.getInteger("level")).isEqualTo(2);
    assertThat(body.getString("start")).isEqualTo("assignment");
    assertThat(body.getInteger("n")).isEqualTo(4);
    assertThat(body.getInteger("events")).isEqualTo(1);
    assertThat(body.getJsonObject("censored"))
        .isEqualTo(new JsonObject().put("asOf", 2).put("left", 1));
    JsonObject first = body.getJsonArray("curve").getJsonObject(0);
    assertThat(first.getDouble("t")).isEqualTo(10);
    assertThat(first.getInteger("atRisk")).isEqualTo(4);
    assertThat(first.getDouble("competent")).isEqualTo(.25);
    assertThat(body.getJsonArray("quantiles").getJsonObject(0).getDouble("days")).isEqualTo(10);
    assertThat(body.getJsonArray("quantiles").getJsonObject(1).getValue("days")).isNull();
  }

  @Test
  void timeToCompetenceOfAWholeRoleIsOfAllItsMandatoryRequirements() {
    JsonObject body =
        contract.rendered(ask("getTimeToCompetence", pilot()), "TimeToCompetenceOfCohort");
    assertThat(body.containsKey("competency")).isFalse();
    assertThat(body.getInteger("requirements")).isEqualTo(1);
    assertThat(body.getInteger("events")).isEqualTo(1);
    assertThat(body.getJsonArray("curve").getJsonObject(0).getDouble("t")).isEqualTo(10);
  }

  @Test
  void aLevelCanBeAskedToBeHeldForSomeDays() {
    JsonObject body =
        contract.rendered(
            ask("getTimeToCompetence", pilot().with("competency", TALKING).with("heldDays", "7")),
            "TimeToCompetenceOfCohort");
    assertThat(body.getInteger("heldDays")).isEqualTo(7);
    assertThat(body.getJsonArray("curve").getJsonObject(0).getDouble("t")).isEqualTo(17);
    FigureRequest tooLong = pilot().with("competency", TALKING).with("heldDays", "55");
    assertThat(
            contract
                .rendered(ask("getTimeToCompetence", tooLong), "TimeToCompetenceOfCohort")
                .getInteger("events"))
        .isZero();
  }

  private void publishSecondCohort() {
    Cohort second =
        new Cohort(
            "second",
            "Second",
            "https://example.org/role",
            List.of(member("ann", day(30)), member("fay", null)));
    assertThat(catalog.publish(second).result()).isEmpty();
    log.observation(StatementId.random(), "fay", "boss", 1, day(20));
    log.observation(StatementId.random(), "fay", "boss", 1, day(21));
  }

  @Test
  void aRoleIsEverybodyInItsCohortsOnce() {
    publishSecondCohort();
    JsonObject body =
        contract.rendered(
            ask(
                "getTimeToCompetenceOfRole",
                FigureRequest.of("https://example.org/role", NOW).with("competency", TALKING)),
            "TimeToCompetenceOfCohort");
    assertThat(body.getString("cohort")).isEqualTo("https://example.org/role");
    assertThat(body.getInteger("members")).isEqualTo(5);
    assertThat(body.getInteger("events")).isEqualTo(2);
    assertThat(ask("getTimeToCompetenceOfRole", FigureRequest.of("other", NOW)).status())
        .isEqualTo(404);
  }

  @Test
  void cohortsAreComparedByTheLogRankTest() {
    publishSecondCohort();
    FigureRequest request =
        pilot().sending("{\"cohorts\": [\"pilot\", \"second\"], \"stratifyBy\": \"startQuarter\"}");
    JsonObject body = contract.rendered(ask("compareTimeToCompetence", request), "TimesComparison");
    assertThat(body.getInteger("strata")).isEqualTo(1);
    assertThat(body.getInteger("degreesOfFreedom")).isEqualTo(1);
    // At day 10 four and two are at risk and one of each reaches the level; at 21 two and one.
    double expected = 2 * 4 / 6.0 + 2 / 3.0;
    assertThat(body.getJsonArray("groups").getJsonObject(0).getDouble("expected"))
        .isCloseTo(expected, within(1e-12));
    FigureRequest unknown = pilot().sending("{\"cohorts\": [\"pilot\", \"third\"]}");
    assertThat(ask("compareTimeToCompetence", unknown).status()).isEqualTo(404);
  }

  @Test
  void aForecastIsForThoseWhoAreOnTheWay() {
    FigureRequest talking = pilot().with("competency", TALKING);
    JsonObject bob =
        contract.rendered(
            ask("getForecast", talking.with("person", "mailto:bob@example.org")),
            "CompetenceForecast");
    assertThat(bob.getDouble("survival")).isEqualTo(.75);
    assertThat(bob.getJsonObject("p50").getString("reason")).isEqualTo("not estimable");
    JsonObject early =
        contract.rendered(
            ask(
                "getForecast",
                talking.with("person", "mailto:ann@example.org").with("asOf", day(60).toString())),
            "CompetenceForecast");
    assertThat(early.getString("status")).isEqualTo("event");
    assertThat(early.containsKey("p50")).isFalse();
    assertThat(ask("getForecast", talking.with("person", "mailto:eve@example.org")).status())
        .isEqualTo(404);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThat(ask("getCoverage", FigureRequest.of("other", NOW)).status()).isEqualTo(404);
    FigureRequest product = pilot().with("competency", SupportFramework.PRODUCT.value());
    assertThat(ask("getTimeToCompetence", product).status()).isEqualTo(404);
    assertThat(ask("getTimeToCompetence", product.with("level", "1")).status()).isEqualTo(200);
    assertThat(ask("getTimeToCompetence", product.with("level", "9")).status()).isEqualTo(404);
  }

  @Test
  void theProjectionIsUpToDate() {
    JsonObject body = contract.rendered(ask("getProjectionStatus", pilot()), "ProjectionList");
    JsonObject projection = body.getJsonArray("projections").getJsonObject(0);
    assertThat(projection.getInteger("lagMillis")).isZero();
    assertThat(projection.getJsonObject("checkpoint").getString("position"))
        .isEqualTo(Long.toString(lastPosition().value()));
  }

  @Test
  void aNewVersionStartsAnewAndTheOldOneKeepsItsFigures() {
    assertThat(catalog.publish(SupportFramework.version("2")).result()).isEmpty();
    assertThat(runner.status())
        .extracting(status -> status.framework().version())
        .as("the former one goes on until the other has caught up")
        .containsExactly("1", "2");
    time.letTimePass();
    assertThat(runner.status())
        .extracting(status -> status.framework().version())
        .containsExactly("2");
    assertThat(talking(person("ann")).getInteger("currentLevel")).isEqualTo(2);
    log.observation(StatementId.random(), "ann", "boss", 0, day(11));
    assertThat(talking(person("ann")).getInteger("items")).isEqualTo(4);
    FigureRequest old = person("ann").with("framework", SupportFramework.ID + "@1");
    assertThat(talking(old).getInteger("items")).isEqualTo(3);
  }

  @Test
  void theContractsSchemasRefuseWhatLacksAFigure() {
    assertThatThrownBy(
            () -> contract.rendered(ApiAnswer.ok(java.util.Map.of()), "CoverageOfCohort"))
        .isInstanceOf(AssertionError.class);
  }
}
