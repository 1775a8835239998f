package dev.attain.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.competency.framework.Cohort;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

@InBrowser
class CohortPageTest {
  private static final String LISTENING =
      "?competency="
          + Visitor.encoded(
              "https://attain.dev/profiles/customer-support/competencies/active-listening");

  @Test
  void cohortsStandBesideEachOtherAndSmallOnesAreNotShown(Visitor visitor) throws Exception {
    cohort(visitor, "few", 0, 4);
    visitor.signIn().open("/cohorts").read("Coverage by competency").read("All of them");

    assertThat(visitor.driver().findElements(By.cssSelector("td.heat.hidden"))).isNotEmpty();
    visitor.inspect("cohorts");
    visitor.open("/cohorts/few/readiness").read("Not shown.").complaintsAreNone();
  }

  @Test
  void readinessAndItsTrendAreSeen(Visitor visitor) throws IOException {
    visitor.signIn().open(part(visitor, "readiness")).read("people ready").read("How far from");
    visitor.read("Coverage and readiness").settled().inspect("cohort-readiness");
  }

  @Test
  void everyPersonStandsInEveryCompetency(Visitor visitor) throws IOException {
    visitor.signIn().open(part(visitor, "heat-map")).read(visitor.demo().somebody());
    visitor.inspect("cohort-heat-map").press("CO1").press("CO1");

    assertThat(visitor.look("th[aria-sort=descending]").getText()).startsWith("CO1");
    visitor.press(visitor.demo().somebody()).read("Learning plan").complaintsAreNone();
  }

  @Test
  void timesToCompetenceAreComparedByLogRank(Visitor visitor) throws Exception {
    int half = visitor.demo().cohort().members().size() / 2;
    cohort(visitor, "first-half", 0, half);
    visitor.signIn().open(part(visitor, "times") + LISTENING).read("half have reached it by day");

    visitor.look("fieldset.compared label").click();
    visitor.read("Log-rank test").read("Still on the way").settled().inspect("cohort-times");
    visitor.press("Show Share that has reached it as a table").read("Interval from");
    visitor.complaintsAreNone();
  }

  @Test
  void gapsAndNeedsAreByRiskAndDate(Visitor visitor) throws IOException {
    visitor.signIn().open(part(visitor, "gaps")).read("below the level").inspect("cohort-gaps");

    visitor.press("Who needs what").read("What helps").settled().inspect("cohort-needs");
  }

  @Test
  void forecastsSayWhatIsNotEstimable(Visitor visitor) throws IOException {
    visitor.signIn().open(part(visitor, "forecast")).read("Half by then").read("not estimable");

    visitor.inspect("cohort-forecast");
  }

  @Test
  void whoLosesTouchIsListedWithTheReason(Visitor visitor) throws IOException {
    visitor.signIn().open(part(visitor, "disengagement")).read("Who is losing touch");

    visitor.settled().inspect("cohort-disengagement");
  }

  @Test
  void theBestThePaceAndTheRatersAreSeen(Visitor visitor) throws IOException {
    visitor.signIn().open(part(visitor, "benchmark")).read("Role asks").inspect("cohort-benchmark");
    visitor.press("Pace and moves").read("person-years").settled().inspect("cohort-movement");

    visitor.press("Raters").read("Do chances come true?").settled().inspect("cohort-raters");
  }

  private static String part(Visitor visitor, String part) {
    return "/cohorts/" + Visitor.encoded(visitor.demo().cohort().id()) + "/" + part;
  }

  /** Publishes a cohort of some of the people. */
  private static void cohort(Visitor visitor, String id, int from, int to) throws Exception {
    Cohort all = visitor.demo().cohort();
    List<String> members =
        all.members().subList(from, to).stream()
            .map(
                member ->
                    "{\"person\": \"%s\", \"assigned\": \"%s\"}"
                        .formatted(member.person(), member.assigned()))
            .collect(Collectors.toList());
    visitor
        .demo()
        .post(
            "/api/v1/cohorts",
            "{\"id\": \"%s\", \"name\": \"The %s\", \"role\": \"%s\", \"members\": [%s]}"
                .formatted(id, id, all.role(), String.join(",", members)));
  }
}
