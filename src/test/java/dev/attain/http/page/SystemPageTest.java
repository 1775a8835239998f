package dev.attain.http.page;

import java.io.IOException;
import org.junit.jupiter.api.Test;

@InBrowser
class SystemPageTest {
  @Test
  void healthSaysHowFarTheFiguresAre(Visitor visitor) throws IOException {
    visitor.signIn().open("/system").read("A small write and read").read("Keeps up");
    visitor.inspect("system-health");
  }

  @Test
  void credentialsAreMadeAndRevoked(Visitor visitor) throws IOException {
    visitor.signIn().open("/system/credentials").write("Name", "A report");
    visitor.look("input[value='competency/read']").click();
    visitor.press("Make it").read("A report is made").settled().inspect("system-credentials");

    visitor
        .press("Revoke A report")
        .read("Revoke A report?")
        .press("Revoke")
        .gone("Revoke A report");
    visitor.complaintsAreNone();
  }

  @Test
  void sourcesSayThatNothingIsJudgedYet(Visitor visitor) throws IOException {
    visitor.signIn().open("/system/sources").read("Statements are held to no profile");
    visitor.inspect("system-sources");
  }

  @Test
  void aFrameworkIsRecomputed(Visitor visitor) throws IOException {
    visitor.signIn().open("/system/jobs").press("Recompute Customer support").read("done");

    visitor.settled().inspect("system-jobs");
  }

  @Test
  void webhooksAreMadeAndRemoved(Visitor visitor) throws IOException {
    visitor.signIn().open("/system/webhooks").write("Address", "http://127.0.0.1:9/changes");
    visitor.press("Make it").read("Its secret is shown this once").read("127.0.0.1:9");
    visitor.press("Dead letters of http://127.0.0.1:9/changes").read("There are none.").settled();
    visitor.inspect("system-webhooks");

    visitor
        .press("Remove http://127.0.0.1:9/changes")
        .press("Remove")
        .read("There are no webhooks.");
    visitor.complaintsAreNone();
  }

  @Test
  void theAuditTrailIsVerified(Visitor visitor) throws IOException {
    visitor.signIn().open("/system/audit").press("Verify the trail").read("The trail is sound.");

    visitor.inspect("system-audit");
  }

  @Test
  void whoMayNotIsToldSo(Visitor visitor) throws Exception {
    var reader = visitor.demo().credential("Reader", "competency/read");
    visitor.arrive().signIn(reader.key(), reader.secret()).settled().open("/system/audit");

    visitor.read("Your credential may not do this").read("has no scope admin").complaints();
  }
}
