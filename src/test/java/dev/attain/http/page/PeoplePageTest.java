package dev.attain.http.page;

import java.io.IOException;
import org.junit.jupiter.api.Test;

@InBrowser
class PeoplePageTest {
  @Test
  void peopleOfACohortAreFoundAndOpened(Visitor visitor) throws IOException {
    String name = visitor.demo().somebody();
    visitor.signIn().open("/people").read(name).inspect("people");

    visitor.write("Search People in the cohort", name).press(name).settled().complaintsAreNone();
  }
}
