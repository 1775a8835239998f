package dev.attain.http.page;

import java.io.IOException;
import org.junit.jupiter.api.Test;

@InBrowser
class PeoplePageTest {
  @Test
  void peopleOfACohortAreFoundAndOpened(Visitor visitor) throws IOException {
    String name = visitor.demo().somebody();
    String cohort = Visitor.encoded(visitor.demo().cohort().id());
    visitor.signIn().open("/people?cohort=" + cohort).read(name).inspect("people");

    visitor.write("Search People in the cohort", name).press(name).settled().complaintsAreNone();
  }
}
