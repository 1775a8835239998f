package dev.attain.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  /** Prints how long it takes from the request with a statement until the browser has drawn it. */
  @Test
  void theWayFromTheRequestToTheEyeIsMeasured(Visitor visitor) throws Exception {
    visitor.signIn().open("/statements").press("Follow live").read("Live");
    Sightings sightings = Sightings.of(visitor, "seen-");
    List<Long> millis = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String mark = "seen-" + i + "@support.example.org";
      long sent = System.currentTimeMillis();
      visitor
          .demo()
          .say(
              "application/json",
              """
              {"actor": {"mbox": "mailto:%s"}, "verb": {"id": "http://adlnet.gov/expapi/verbs/answered"},
               "object": {"id": "https://learning.example.org/latency"}}
              """
                  .formatted(mark)
                  .getBytes(StandardCharsets.UTF_8));
      millis.add(sightings.at(mark) - sent);
    }

    Collections.sort(millis);
    System.out.println("milliseconds from the request to the browser: " + millis);
    assertThat(millis).hasSize(20);
    visitor.complaintsAreNone();
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
  void statementsAreCountedFromRollupsOrByLookingAtEach(Visitor visitor) throws IOException {
    visitor.signIn().open("/statements/measures").read("Answered from rollups");
    visitor.read("Statements by day").settled().inspect("statements-measures");

    visitor.press("Count by looking at every statement").read("The scan is done");
    visitor.open("/statements/measures?by=verb&and=type&filter=score%20%3E%200.5");
    visitor.read("Answered by looking at").read("Statements by verb and type of activity");
    visitor.press("Show Statements by verb and type of activity as a table").read("Median score");
    visitor.complaintsAreNone();
  }

  @Test
  void aQueryIsSavedRunAndDeleted(Visitor visitor) throws IOException {
    visitor.signIn().open("/statements?minScore=0.9").write("Name", "best").press("Save it");
    visitor.read("score >= 0.9").settled().inspect("statements-queries");

    visitor.press("best").read("Read 50 more").open("/statements/queries");
    visitor.press("Delete best").read("Delete best?").press("Delete").read("There are none.");
    visitor.complaintsAreNone();
  }

  @Test
  void statementsAreExportedAsAFile(Visitor visitor, @TempDir Path folder) throws IOException {
    Downloads downloads = Downloads.of(visitor, folder);
    visitor.signIn().open("/statements/export?minScore=0.95");
    visitor.look("input[name=format]:not(:checked)").click();
    visitor
        .read("Further columns, as JSONPaths")
        .inspect("statements-export")
        .press("Make the file");

    assertThat(downloads.text("statements.csv")).startsWith("position,id,");
    visitor.complaintsAreNone();
  }

  @Test
  void anAttachmentIsDownloaded(Visitor visitor, @TempDir Path folder) throws Exception {
    String id = "1e5f7f6e-3c5c-4c7b-9d9a-6f1f5a8f0001";
    String content = "What was said,\r\n\r\nword for word.";
    visitor.demo().say("multipart/mixed; boundary=part", AttachedText.statement(id, content));

    Downloads downloads = Downloads.of(visitor, folder);
    visitor.signIn().open("/statements/" + id).press("Download notes.txt");

    assertThat(downloads.text("notes.txt")).isEqualTo(content);
    visitor.complaintsAreNone();
  }

  @Test
  void aConditionThatIsNoneIsRefusedWithWhatIsWrong(Visitor visitor) {
    visitor.signIn().open("/statements?filter=verb").settled();

    assertThat(visitor.look(".notice .path").getText()).startsWith("filter");
    assertThat(visitor.complaints()).hasSize(1).first().asString().contains("400");
  }
}
