package dev.attain.http.page;

import java.io.IOException;
import org.junit.jupiter.api.Test;

@InBrowser
class CompetencyPageTest {
  @Test
  void competenciesAreListedAndEachSaysWhatProvesIt(Visitor visitor) throws IOException {
    visitor.signIn().open("/competencies").read("Problem framing").inspect("competencies");

    visitor.press("De-escalation").read("How it shows").read("What proves it").settled();
    visitor.inspect("competency");
  }
}
