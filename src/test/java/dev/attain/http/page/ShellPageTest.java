package dev.attain.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.app.DemoUnderTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;

@InBrowser
class ShellPageTest {
  private static final long MOST_OCTETS = 1_500_000;

  @Test
  void whoeverComesIsAskedForACredential(Visitor visitor) throws IOException {
    visitor.arrive().read("Sign in").inspect("sign-in");
    assertThat(visitor.cost().octets()).isBetween(1L, MOST_OCTETS);
  }

  @Test
  void aWrongSecretIsRefusedInWords(Visitor visitor) {
    visitor.arrive().signIn("demo", "not the secret").read("no credential has this key and secret");

    assertThat(visitor.complaints()).hasSize(1).first().asString().contains("401");
  }

  @Test
  void signingInOpensTheFirstPageAndSigningOutForgetsTheCredential(Visitor visitor) {
    visitor.arrive().signIn(DemoUnderTest.KEY, DemoUnderTest.SECRET);
    visitor.read("Signed in as").read("What needs attention").settled();
    Cost cost = visitor.cost();
    System.out.println("the first page: " + cost);
    assertThat(cost.octets()).isBetween(1L, MOST_OCTETS);

    visitor.press("Sign out").read("With a credential of this server").complaintsAreNone();
  }

  @Test
  void theThemeThatIsChosenStays(Visitor visitor) {
    visitor.signIn().settled().look(".themes label:last-child").click();
    visitor.driver().navigate().refresh();

    assertThat(visitor.settled().look("html").getDomAttribute("data-theme")).isEqualTo("dark");
  }

  @Test
  void anAddressThatIsNoPageSaysSo(Visitor visitor) {
    visitor.signIn().open("/nowhere").read("There is no such page").complaintsAreNone();
  }
}
