package dev.attain.http.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.analytics.practice.EvidenceReads;
import dev.attain.analytics.trend.DayBook;
import dev.attain.analytics.trend.DayRecords;
import dev.attain.http.ApiAnswer;
import dev.attain.http.competency.FigureContract;
import dev.attain.http.competency.FigureRequest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordedDaysTest {
  private final PilotCohort pilot = new PilotCohort();

  private DayBook dayBook() {
    return new DayBook(
        pilot.catalog,
        pilot.grids,
        new EvidenceReads(pilot.reads, pilot.scheduler),
        new DayRecords(pilot.engine.records()),
        pilot.scheduler,
        pilot);
  }

  private List<JsonObject> points() {
    var asked = pilot.operations.byId().get("getTrend");
    ApiAnswer answer =
        asked == null
            ? ApiAnswer.notFound("")
            : PilotCohort.require(
                asked.answer(FigureRequest.of("pilot", pilot.instant()).with("days", "3")));
    return new FigureContract()
        .rendered(answer, "TrendOfCohort").getJsonArray("points").stream()
            .map(JsonObject.class::cast)
            .toList();
  }

  @Test
  void aDayIsRecordedOnceAndStaysAsItWasKnownThen() {
    pilot.cohort("pilot", "ann", "bob", "cat", "dan", "eve");
    pilot.observed("ann", 1, 50);
    pilot.observed("ann", 1, 51);
    dayBook().start();
    assertThat(points())
        .extracting(point -> point.getString("source"))
        .containsExactly("recomputed", "recorded", "now");

    // A late statement: Bob was competent all the time.
    pilot.observed("bob", 1, 40);
    pilot.observed("bob", 1, 41);
    dayBook().start();
    pilot.later(Duration.ofSeconds(1));
    assertThat(points())
        .extracting(point -> point.getJsonObject("readiness").getInteger("count"))
        .containsExactly(2, 1, 2);
  }

  @Test
  void theNextDayIsRecordedWhenItIsOver() {
    pilot.cohort("pilot", "ann", "bob", "cat", "dan", "eve");
    DayBook days = dayBook();
    days.start();
    pilot.later(Duration.ofDays(1));
    pilot.scheduler.letTimePass();
    assertThat(points())
        .extracting(point -> point.getString("source"))
        .containsExactly("recorded", "recorded", "now");
    PilotCohort.require(days.stop());
    pilot.later(Duration.ofDays(1));
    pilot.scheduler.letTimePass();
    assertThat(points())
        .extracting(point -> point.getString("source"))
        .as("nobody records any more")
        .containsExactly("recorded", "recomputed", "now");
  }
}
