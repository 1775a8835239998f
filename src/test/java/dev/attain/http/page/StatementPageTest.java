package dev.attain.http.page;

import java.io.IOException;
import org.junit.jupiter.api.Test;

@InBrowser
class StatementPageTest {
  @Test
  void statementsAreFoundByTheFiltersOfXapi(Visitor visitor) throws IOException {
    visitor.signIn().open("/statements").read("Read 50 more").inspect("statements");

    visitor.press("Read 50 more").read("50 of 100 rows are shown").complaintsAreNone();
    visitor.write("Person", "nobody@example.org").press("Find").read("There are no rows.");
    visitor.complaintsAreNone();
  }

  @Test
  void aFilterThatIsNoneIsRefusedWithWhatIsWrong(Visitor visitor) {
    visitor.signIn().open("/statements?registration=4711").read("registration");

    visitor.settled().complaints();
  }
}
