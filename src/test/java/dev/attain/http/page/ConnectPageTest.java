package dev.attain.http.page;

import java.io.IOException;
import org.junit.jupiter.api.Test;

@InBrowser
class ConnectPageTest {
  @Test
  void threeStepsLeadToAStatementInTheLog(Visitor visitor) throws IOException {
    visitor.signIn().open("/connect").write("Name", "Articulate courses").press("Make it");
    visitor.read("Its secret is shown this once").press("xapi.js").read("XAPI.toBasicAuth");

    visitor.press("Send a test statement").read("It has arrived.").inspect("connect");
    visitor.press("look at it").read("a test of the connection").read("Articulate courses");
    visitor.complaintsAreNone();
  }
}
