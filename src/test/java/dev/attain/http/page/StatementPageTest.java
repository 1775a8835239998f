package dev.attain.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

@InBrowser
class StatementPageTest {
  @Test
  void statementsAreFoundByFieldsAndConditions(Visitor visitor) throws IOException {
    visitor.signIn().open("/statements").read("Read 50 more").inspect("statements");

    visitor.press("Read 50 more").read("50 of 100 rows are shown").complaintsAreNone();
    visitor.write("Person", "nobody@example.org").press("Find").read("There are no rows.");
    visitor.open("/statements").write("Condition", "score >= 2").press("Find");
    visitor.read("There are no rows.").complaintsAreNone();
  }

  @Test
  void whatComesInIsSeenAtOnce(Visitor visitor) throws Exception {
    visitor.signIn().open("/statements").press("Follow live").read("Live");

    visitor
        .demo()
        .post(
            "/api/v1/evidence/attestations",
            """
            {"person": "mailto:late@support.example.org", "rater": "mailto:lead@support.example.org", "score": 1,
             "competency": "https://attain.dev/profiles/customer-support/competencies/de-escalation"}
            """);

    visitor.read("late@support.example.org").read("51 rows").press("Stop following");
    visitor.complaintsAreNone();
  }

  @Test
  void aConditionThatIsNoneIsRefusedWithWhatIsWrong(Visitor visitor) {
    visitor.signIn().open("/statements?filter=verb").settled();

    assertThat(visitor.look(".notice .path").getText()).startsWith("filter");
    assertThat(visitor.complaints()).hasSize(1).first().asString().contains("400");
  }
}
