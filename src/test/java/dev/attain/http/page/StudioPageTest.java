package dev.attain.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

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
