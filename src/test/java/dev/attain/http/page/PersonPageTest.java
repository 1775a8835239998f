package dev.attain.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

@InBrowser
class PersonPageTest {
  private static final String LISTENING =
      "https://attain.dev/profiles/customer-support/competencies/active-listening";

  @Test
  void levelsStandBesideTheRoleAndEachIsExplained(Visitor visitor) throws IOException {
    visitor
        .signIn()
        .open(person(visitor))
        .read("requirements of the role met")
        .read("Against the role")
        .read("Learning plan")
        .inspect("person");

    visitor.press("Active listening and empathy").read("in Active listening and empathy");
    visitor.read("In plain words").read("as of").read("Evidence").complaintsAreNone();
  }

  @Test
  void aChartIsATableTooAndTablesAreSorted(Visitor visitor) {
    visitor.signIn().open(person(visitor)).press("Show History of the estimate as a table");
    visitor.read("Cause").press("Items").press("Items");

    assertThat(visitor.look("th[aria-sort=descending]").getText()).startsWith("Items");
    visitor.complaintsAreNone();
  }

  @Test
  void anItemOfEvidenceLeadsToItsStatement(Visitor visitor) throws IOException {
    visitor.signIn().open(person(visitor)).look("td a[href^='#/statements/']").click();

    visitor
        .read("As received")
        .read("Not signed")
        .read("What it proves")
        .settled()
        .inspect("statement");
  }

  @Test
  void whatChangesIsSeenAtOnce(Visitor visitor) throws Exception {
    String newcomer = "mailto:newcomer@support.example.org";
    visitor
        .demo()
        .post(
            "/api/v1/cohorts",
            """
            {"id": "starters", "name": "Starters", "members": [{"person": "%s", "assigned": "2026-01-05T09:00:00Z"}],
             "role": "https://attain.dev/profiles/customer-support/roles/support-agent"}
            """
                .formatted(newcomer));
    visitor.signIn().open("/people/" + Visitor.encoded(newcomer)).read("No evidence").read("Live");

    visitor
        .demo()
        .post(
            "/api/v1/evidence/attestations",
            "{\"person\":\"%s\",\"competency\":\"%s\",\"rater\":\"mailto:lead@support.example.org\",\"score\":1}"
                .formatted(newcomer, LISTENING));

    visitor.read("1 Guided").complaintsAreNone();
  }

  private static String person(Visitor visitor) {
    return "/people/%s?cohort=%s"
        .formatted(
            Visitor.encoded(visitor.demo().cohort().members().get(0).person()),
            Visitor.encoded(visitor.demo().cohort().id()));
  }
}
