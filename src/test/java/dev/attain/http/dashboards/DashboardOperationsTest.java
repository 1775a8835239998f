package dev.attain.http.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attain.competency.framework.Cohort.Member;
import dev.attain.competency.projection.SupportFramework;
import dev.attain.http.ApiAnswer;
import dev.attain.http.competency.FigureContract;
import dev.attain.http.competency.FigureRequest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A pilot of six: Ann and Bea are at talking 2, Cat has bad observations, Dan and Eve have nothing,
 * Fay left for another role; and a small cohort of three.
 */
class DashboardOperationsTest {
  private static final String TALKING = SupportFramework.TALKING.value();
  private static final String SENIOR = "https://example.org/senior";
  private static final Map<String, String> SCHEMAS =
      Map.ofEntries(
          Map.entry("getCohortReadiness", "ReadinessOfCohort"),
          Map.entry("getHeatMap", "HeatMapOfCohorts"),
          Map.entry("getCohortPeople", "PeopleOfCohort"),
          Map.entry("getGaps", "GapsOfCohort"),
          Map.entry("getNeeds", "NeedsOfCohort"),
          Map.entry("getForecasts", "ForecastsOfCohort"),
          Map.entry("getDisengagement", "DisengagementOfCohort"),
          Map.entry("getVelocity", "VelocityOfCohort"),
          Map.entry("getBenchmark", "BenchmarkOfCohort"),
          Map.entry("getMobility", "MobilityOfCohort"),
          Map.entry("getRaters", "RatersOfCohort"),
          Map.entry("getCalibration", "CalibrationOfCohort"),
          Map.entry("getItems", "ItemsOfCohort"),
          Map.entry("getResourceEffects", "ResourcesOfCohort"),
          Map.entry("getTrend", "TrendOfCohort"),
          Map.entry("getCohortOverview", "OverviewOfCohorts"),
          Map.entry("getOverview", "OverviewOfCohorts"));

  private final FigureContract contract = new FigureContract();
  private final PilotCohort pilot = new PilotCohort();

  @BeforeEach
  void people() {
    pilot.role(SENIOR, 1, 1);
    pilot.cohort(
        "pilot",
        PilotCohort.member("ann"),
        PilotCohort.member("bea"),
        PilotCohort.member("cat"),
        PilotCohort.member("dan"),
        PilotCohort.member("eve"),
        new Member(
            "mailto:fay@example.org",
            "fay",
            PilotCohort.ASSIGNED,
            null,
            PilotCohort.day(30),
            "promoted",
            null,
            null,
            SENIOR));
    pilot.cohort("small", "gus", "hal", "ivo");
    for (int day = 1; day <= 45; day += 5) {
      pilot.observed("ann", 1, day);
      pilot.observed("bea", 1, day);
      pilot.observed("cat", .2, day);
      pilot.quiz("ann", 1, day);
    }
  }

  private ApiAnswer ask(String operation, FigureRequest request) {
    var asked = pilot.operations.byId().get(operation);
    assertThat(asked).as(operation).isNotNull();
    return asked == null ? ApiAnswer.notFound("") : PilotCohort.require(asked.answer(request));
  }

  private FigureRequest of(String cohort) {
    return FigureRequest.of(cohort, pilot.instant());
  }

  private JsonObject figures(String operation, FigureRequest request) {
    ApiAnswer answer = ask(operation, request);
    assertThat(answer.status()).as(operation + " " + answer.body()).isEqualTo(200);
    return contract.rendered(answer, SCHEMAS.getOrDefault(operation, ""));
  }

  @Test
  void theOperationsAreThoseOfTheContract() {
    assertThat(pilot.operations.byId().keySet())
        .isEqualTo(contract.dashboardOperationIds())
        .isEqualTo(SCHEMAS.keySet());
  }

  @Test
  void everyFigureNamesItsVersionInstantPositionAndWhereItIsExplained() {
    JsonObject basis = figures("getCohortReadiness", of("pilot")).getJsonObject("basis");
    assertThat(basis.getJsonObject("framework").getString("version")).isEqualTo("1");
    assertThat(basis.getString("asOf")).isEqualTo(pilot.instant().toString());
    assertThat(basis.getInteger("people")).isEqualTo(5);
    assertThat(Long.parseLong(basis.getJsonObject("feedPosition").getString("position")))
        .isPositive();
    assertThat(basis.getString("explain"))
        .startsWith("/api/v1/people/{person}/proficiency/explain?framework=https%3A%2F%2F")
        .endsWith("{&competency}");
  }

  @Test
  void readyIsWhoMeetsEveryMandatoryRequirement() {
    JsonObject body = figures("getCohortReadiness", of("pilot"));
    assertThat(body.getJsonObject("readiness").getInteger("count")).isEqualTo(2);
    assertThat(body.getJsonObject("readiness").getInteger("of")).isEqualTo(5);
    // Talking of Ann and Bea, and the product of Ann.
    assertThat(body.getJsonObject("coverage").getInteger("count")).isEqualTo(3);
    assertThat(body.getJsonObject("coverage").getInteger("of")).isEqualTo(10);
    assertThat(body.getInteger("mandatory")).isEqualTo(1);
  }

  @Test
  void ofFewerThanFivePeopleThereAreNoFigures() {
    for (String operation :
        List.of("getCohortReadiness", "getGaps", "getVelocity", "getBenchmark", "getTrend")) {
      JsonObject body = figures(operation, of("small"));
      assertThat(body.getBoolean("suppressed")).as(operation).isTrue();
    }
    assertThat(figures("getGaps", of("small")).containsKey("total")).isFalse();
  }

  @Test
  void theOverviewCountsNobodyOfASmallCohort() {
    pilot.observed("gus", .1, 60);
    pilot.observed("ann", 1, 60);
    JsonObject small = overviewOf("small");
    assertThat(small.getBoolean("suppressed")).isTrue();
    assertThat(small.containsKey("today")).isFalse();
    assertThat(small.getJsonArray("attention")).isEmpty();
    JsonObject large = overviewOf("pilot");
    assertThat(large.getJsonObject("today").getInteger("activePeople")).isEqualTo(1);
    assertThat(large.getJsonArray("attention")).isNotEmpty();
  }

  private JsonObject overviewOf(String cohort) {
    return figures("getCohortOverview", of(cohort)).getJsonArray("cohorts").getJsonObject(0);
  }

  @Test
  void aSmallCohortIsHiddenInTheHeatMapAndSoIsWhatWouldRevealIt() {
    pilot.cohort("third", "j", "k", "l", "m", "n", "o", "p");
    JsonObject body = figures("getHeatMap", of("pilot").with("cohorts", "pilot,small,third"));
    assertThat(
            body.getJsonArray("rows").stream().map(r -> ((JsonObject) r).getBoolean("suppressed")))
        .containsExactly(true, true, false);
    assertThat(body.getJsonArray("totals").getJsonObject(0).getInteger("people")).isEqualTo(15);

    JsonObject alone = figures("getHeatMap", of("pilot").with("cohorts", "pilot"));
    JsonObject talking =
        alone.getJsonArray("rows").getJsonObject(0).getJsonArray("cells").getJsonObject(1);
    assertThat(talking.getString("competency")).isEqualTo(TALKING);
    assertThat(talking.getInteger("assessed")).isEqualTo(3);
    assertThat(talking.getJsonObject("coverage").getInteger("count")).isEqualTo(2);
    assertThat(talking.getJsonObject("medianDays").getInteger("events")).isEqualTo(2);
    assertThat(talking.getJsonObject("medianDays").getString("reason")).isEqualTo("notReached");
  }

  @Test
  void gapsAreScoredWithNoEvidenceApart() {
    JsonObject body = figures("getGaps", of("pilot"));
    JsonObject talking = body.getJsonArray("requirements").getJsonObject(0);
    assertThat(talking.getString("competency")).isEqualTo(TALKING);
    assertThat(talking.getDouble("stake")).isEqualTo(30);
    assertThat(talking.getJsonObject("noEvidence").getInteger("people")).isEqualTo(2);
    // The prior is uniform: P(at least .7) = .3, for two people.
    assertThat(talking.getJsonObject("noEvidence").getDouble("score"))
        .isCloseTo(2 * 30 * .7, within(1e-9));
    assertThat(talking.getJsonObject("gap").getInteger("people")).isEqualTo(1);
    assertThat(talking.getJsonObject("met").getInteger("people")).isEqualTo(2);
  }

  @Test
  void peopleComeInPages() {
    JsonObject first = figures("getCohortPeople", of("pilot").with("limit", "2"));
    assertThat(first.getString("next")).isEqualTo("mailto:bea@example.org");
    JsonObject ann = first.getJsonArray("rows").getJsonObject(0);
    assertThat(ann.getBoolean("ready")).isTrue();
    assertThat(ann.getJsonArray("cells").getJsonObject(0).getString("status")).isEqualTo("met");
    JsonObject rest =
        figures("getCohortPeople", of("pilot").with("after", first.getString("next")));
    assertThat(rest.getJsonArray("rows")).hasSize(3);
    assertThat(rest.containsKey("next")).isFalse();
  }

  @Test
  void whoNeedsWhatByWhen() {
    JsonObject body = figures("getNeeds", of("pilot"));
    assertThat(body.getJsonArray("people").stream().map(p -> ((JsonObject) p).getString("name")))
        .as("overdue ones by gap score, then Bea, who lacks the product without a date")
        .containsExactly("cat", "dan", "eve", "bea");
    JsonObject cat = body.getJsonArray("people").getJsonObject(0);
    assertThat(cat.getInteger("overdue")).isEqualTo(1);
    assertThat(cat.getString("nextDue")).isEqualTo(PilotCohort.day(30).toString());
    assertThat(cat.getJsonArray("needs").getJsonObject(0).getString("status")).isEqualTo("gap");
  }

  @Test
  void needsOfOnePersonAreThoseOfTheList() {
    JsonObject eve = figures("getNeeds", of("pilot")).getJsonArray("people").getJsonObject(2);
    JsonObject alone = figures("getNeeds", of("pilot").with("person", eve.getString("person")));
    assertThat(alone.getJsonArray("people")).hasSize(1);
    assertThat(alone.getJsonArray("people").getJsonObject(0)).isEqualTo(eve);
    JsonObject ready = figures("getNeeds", of("pilot").with("person", "mailto:ann@example.org"));
    assertThat(ready.getJsonArray("people").getJsonObject(0).getJsonArray("needs")).isEmpty();
    JsonObject other = figures("getNeeds", of("pilot").with("person", "mailto:zoe@example.org"));
    assertThat(other.getJsonArray("people")).isEmpty();
  }

  @Test
  void disengagementComesWithTheReason() {
    pilot.later(Duration.ofDays(20));
    JsonObject body = figures("getDisengagement", of("pilot"));
    assertThat(body.getInteger("usualDaysInCohort")).isEqualTo(5);
    JsonObject never = body.getJsonArray("people").getJsonObject(0);
    assertThat(never.getString("kind")).isEqualTo("neverActive");
    JsonObject ann = body.getJsonArray("people").getJsonObject(2);
    assertThat(ann.getString("kind")).isEqualTo("silent");
    assertThat(ann.getString("basis")).isEqualTo("own");
    assertThat(ann.getInteger("silentDays")).isEqualTo(39);
    assertThat(ann.getString("reason")).contains("39 days").contains("5 days");
  }

  @Test
  void velocityIsEvidenceWeightPerWeek() {
    pilot.later(Duration.ofDays(-14));
    JsonObject body = figures("getVelocity", of("pilot"));
    // Days 21 to 41 are in the last 28 of day 46: five days of weight 2 each for three, and of
    // two quizzes of weight 1 for Ann.
    assertThat(body.getJsonObject("recent").getDouble("perWeek")).isCloseTo(10, within(1e-9));
    assertThat(body.getInteger("activePeople")).isEqualTo(3);
  }

  @Test
  void movesAreCountedAndReadinessForTheOtherRoleIsSaid() {
    JsonObject body = figures("getMobility", of("pilot"));
    assertThat(body.getInteger("moves")).isEqualTo(1);
    JsonObject senior = body.getJsonArray("destinations").getJsonObject(0);
    assertThat(senior.getString("role")).isEqualTo(SENIOR);
    assertThat(senior.getJsonObject("readiness").getInteger("count")).isEqualTo(2);
    assertThat(ask("getMobility", of("pilot").with("since", "soon")).status()).isEqualTo(400);
    assertThat(
            ask("getMobility", of("pilot").with("since", PilotCohort.day(99).toString())).status())
        .isEqualTo(400);
  }

  @Test
  void theOtherQuestionsAreAnsweredByTheContract() {
    FigureRequest talking = of("pilot").with("competency", TALKING);
    assertThat(figures("getRaters", talking).getJsonArray("pairs")).isEmpty();
    assertThat(
            figures("getItems", talking.with("competency", SupportFramework.PRODUCT.value()))
                .getJsonArray("items"))
        .hasSize(1);
    assertThat(
            figures("getCalibration", talking.with("competency", SupportFramework.PRODUCT.value()))
                .getInteger("n"))
        .isEqualTo(8);
    assertThat(figures("getResourceEffects", talking).getInteger("withinDays")).isEqualTo(90);
    assertThat(figures("getForecasts", of("pilot")).getJsonArray("people")).hasSize(3);
    assertThat(figures("getBenchmark", of("pilot")).getInteger("performers")).isEqualTo(5);
    JsonObject overview = figures("getOverview", of("pilot"));
    assertThat(overview.getInteger("lagMillis")).isEqualTo(7);
    assertThat(overview.getJsonArray("cohorts")).hasSize(2);
    assertThat(overview.getJsonArray("changes")).isNotEmpty();
    assertThat(
            figures("getCohortOverview", of("pilot"))
                .getJsonArray("cohorts")
                .getJsonObject(0)
                .getJsonArray("attention")
                .getJsonObject(0)
                .getString("kind"))
        .isEqualTo("overdue");
  }

  @Test
  void theTrendOfASmallEnoughCohortIsComputedFromTheEvidence() {
    JsonObject body = figures("getTrend", of("pilot").with("days", "61"));
    assertThat(body.getJsonArray("points")).hasSize(61);
    JsonObject last = body.getJsonArray("points").getJsonObject(60);
    assertThat(last.getString("source")).isEqualTo("now");
    assertThat(last.getJsonObject("readiness").getInteger("count")).isEqualTo(2);
    JsonObject first = body.getJsonArray("points").getJsonObject(0);
    assertThat(first.getString("source")).isEqualTo("recomputed");
    assertThat(first.getJsonObject("readiness").getInteger("count")).isZero();
    assertThat(first.getInteger("people")).isEqualTo(6);
  }

  @Test
  void whatIsNotThereOrCantBeIsRefused() {
    assertThat(ask("getGaps", of("other")).status()).isEqualTo(404);
    assertThat(ask("getHeatMap", of("x").with("cohorts", "pilot,other")).status()).isEqualTo(404);
    assertThat(ask("getHeatMap", of("x").with("cohorts", ",")).status()).isEqualTo(400);
    assertThat(ask("getGaps", of("pilot").with("asOf", PilotCohort.day(61).toString())).status())
        .isEqualTo(400);
    assertThat(ask("getRaters", of("pilot").with("competency", "other")).status()).isEqualTo(404);
    FigureRequest level = of("pilot").with("competency", TALKING).with("level", "9");
    assertThat(ask("getCalibration", level).status()).isEqualTo(404);
  }

  @Test
  void whoHasAnAnswerIsNotSentItAgain() {
    ApiAnswer first = ask("getGaps", of("pilot"));
    String tag = first.headers().getOrDefault("ETag", "");
    assertThat(first.headers())
        .containsEntry("Cache-Control", "private, max-age=1, must-revalidate");
    FigureRequest again = of("pilot").with("header If-None-Match", "\"other\", W/" + tag);
    assertThat(ask("getGaps", again).status()).isEqualTo(304);
    assertThat(ask("getGaps", of("pilot").with("header If-None-Match", "\"other\"")).status())
        .isEqualTo(200);
    pilot.observed("cat", 1, 59);
    pilot.later(Duration.ofSeconds(1));
    assertThat(ask("getGaps", again).status()).as("there is new evidence").isEqualTo(200);
  }

  @Test
  void newEvidenceShowsAfterASecondAtMost() {
    assertThat(
            figures("getGaps", of("pilot"))
                .getJsonArray("requirements")
                .getJsonObject(0)
                .getJsonObject("noEvidence")
                .getInteger("people"))
        .isEqualTo(2);
    pilot.observed("dan", .1, 59);
    pilot.later(Duration.ofMillis(1_000));
    assertThat(
            figures("getGaps", of("pilot"))
                .getJsonArray("requirements")
                .getJsonObject(0)
                .getJsonObject("noEvidence")
                .getInteger("people"))
        .isEqualTo(1);
  }

  @Test
  void anotherMemberShowsAfterASecondAtMost() {
    assertThat(figures("getCohortReadiness", of("small")).getBoolean("suppressed")).isTrue();
    pilot.cohort("small", "gus", "hal", "ivo", "jan", "kim");
    pilot.later(Duration.ofMillis(1_000));
    assertThat(figures("getCohortReadiness", of("small")).getBoolean("suppressed")).isFalse();
  }
}
