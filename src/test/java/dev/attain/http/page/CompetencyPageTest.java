package dev.attain.http.page;

import java.io.IOException;
import org.junit.jupiter.api.Test;

@InBrowser
class CompetencyPageTest {
  @Test
  void competenciesAreListedAndEachSaysWhatProvesIt(Visitor visitor) throws IOException {
    visitor.signIn().open("/competencies").read("Problem framing").inspect("competencies");

    visitor.press("De-escalation").read("How it shows").read("What proves it");
    visitor.read("What resources did").read("Agreement of raters").read("How hard its items are");
    visitor.settled();
    visitor.inspect("competency");
  }
}
