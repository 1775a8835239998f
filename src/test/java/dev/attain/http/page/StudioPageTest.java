package dev.attain.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

@InBrowser
class StudioPageTest {
  private static final String DOCUMENT = "Framework document";
  private static final String FRAMEWORK =
      "/studio/" + Visitor.encoded("https://attain.dev/profiles/customer-support/framework");

  @Test
  void aChangeIsDraftedTriedStagedAndApproved(Visitor visitor) throws IOException {
    visitor.signIn().open("/studio").read("in force").inspect("studio");
    visitor.press("Customer support").read("A new draft of this version");
    visitor.write("New version", "1.1.0").replace(DOCUMENT, "\"cut\": 0.72", "\"cut\": 0.8");
    visitor.press("Make the draft").read("Edit the draft").settled().inspect("studio-content");

    visitor.press("Advice").read("say what the person does").settled().inspect("studio-advice");
    visitor.press("Difference").read("0.72").settled().inspect("studio-difference");
    visitor.press("Dry run").press("Try this version").read("would change level, of");
    visitor.settled().inspect("studio-dry-run");

    visitor.press("Approval and life").write("Why it is ready", "Tried").press("Stage it");
    visitor.read("staged by").settled().inspect("studio-life");
    visitor.look("form input[id='approvals/learning']").sendKeys("Level 3 has to mean more");
    visitor.press("Approve for the learning side").read("approved for the learning side");
    visitor.complaintsAreNone();
  }

  @Test
  void anActivityThatProvesNothingComesWithARuleForIt(Visitor visitor) throws Exception {
    visitor
        .demo()
        .say(
            "application/json",
            """
            {"actor": {"mbox": "mailto:webinar@support.example.org"},
             "verb": {"id": "http://adlnet.gov/expapi/verbs/completed", "display": {"en": "completed"}},
             "object": {"id": "https://learning.example.org/webinars/de-escalation-live",
               "definition": {"name": {"en": "Webinar: de-escalation live"}}}}
            """
                .getBytes(StandardCharsets.UTF_8));
    Patience.await(
        "the webinar in the rollups",
        () -> activities(visitor).contains("de-escalation-live") ? visitor : null);

    visitor.signIn().open(FRAMEWORK + "/1.0.0/unmapped").read("Webinar: de-escalation live");
    visitor.driver().findElements(By.cssSelector("details summary")).forEach(WebElement::click);
    visitor.read("competencies/de-escalation").settled().inspect("studio-unmapped");
  }

  private static String activities(Visitor visitor) {
    try {
      return visitor.demo().get("/api/v1/statements/measures?by=activity&limit=2000").toString();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void anUnsoundDraftIsRefusedWithEveryProblemByPath(Visitor visitor) {
    visitor.signIn().open(FRAMEWORK + "/1.0.0/content").write("New version", "1.2.0");
    visitor
        .replace(DOCUMENT, "\"cut\": 0.4,", "\"cut\": 4,")
        .replace(DOCUMENT, "\"cut\": 0.4", "\"cut\": 4");
    visitor.press("Make the draft").read("$.scale[0].cut");

    visitor.press("$.scale[0].cut");
    assertThat(visitor.selection(DOCUMENT)).isEqualTo("4");
    assertThat(visitor.complaints()).hasSize(1).first().asString().contains("422");
  }
}
