package dev.attain.http.page;

import java.io.IOException;
import org.junit.jupiter.api.Test;

@InBrowser
class OverviewPageTest {
  @Test
  void whatCameInAndWhatNeedsAttentionIsSeen(Visitor visitor) throws IOException {
    visitor.signIn().open("/overview").read("Keeps up").read("What needs attention").read("Live");
    visitor.read("Coverage and readiness").read("Statements by day").settled().inspect("overview");

    visitor.press("Show Coverage and readiness as a table").read("recomputed");
    visitor.press("overdue in " + visitor.demo().cohort().name()).read("Who needs what by when");
    visitor.complaintsAreNone();
  }

  @Test
  void aLevelThatIsGainedIsSeenAtOnce(Visitor visitor) throws Exception {
    String newcomer = "mailto:overview@support.example.org";
    visitor.signIn().open("/overview").read("Live");

    visitor
        .demo()
        .post(
            "/api/v1/evidence/attestations",
            """
            {"person": "%s", "rater": "mailto:lead@support.example.org", "score": 1,
             "competency": "https://attain.dev/profiles/customer-support/competencies/active-listening"}
            """
                .formatted(newcomer));

    visitor.read("overview@support.example.org").read("level none to 1").complaintsAreNone();
  }
}
