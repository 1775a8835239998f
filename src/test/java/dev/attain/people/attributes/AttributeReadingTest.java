package dev.attain.people.attributes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.people.PersonId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttributeReadingTest {
  private static final PersonId ANN = new PersonId("mailto:ann@example.org");
  private static final PersonId BEN = new PersonId("account:https://hr.example.org|ben");

  @Test
  void aTableHasOnePersonInALine() {
    AttributeReading reading =
        csv(
            "\ufeffperson,name,site,hired\r\n"
                + "mailto:ann@example.org,\"Smith, \"\"Ann\"\"\",Lyon,2026-01-05\r\n"
                + "\n"
                + "account:https://hr.example.org|ben,\"two\nlines\",,\n");

    assertThat(reading.problems()).isEmpty();
    assertThat(reading.people())
        .containsExactly(
            new PersonAttributes(
                ANN, Map.of("name", "Smith, \"Ann\"", "site", "Lyon", "hired", "2026-01-05")),
            new PersonAttributes(BEN, Map.of("name", "two\nlines")));
  }

  @Test
  void everyProblemOfATableIsNamedByItsLine() {
    assertThat(
            problems(
                csv(
                    "person,hired,1st\n"
                        + "ann,soon,x\n"
                        + "mailto:ann@example.org,,\n"
                        + "mailto:ann@example.org,,\n"
                        + "mailto:ben@example.org\n")))
        .satisfiesExactly(
            p -> assertThat(p).startsWith("line 2, person: not an agent identifier: ann"),
            p -> assertThat(p).startsWith("line 2, hired: \"soon\" is neither a date"),
            p -> assertThat(p).startsWith("line 2, 1st: \"1st\" can't be the name"),
            p -> assertThat(p).startsWith("line 4, person: mailto:ann@example.org is there twice"),
            p -> assertThat(p).isEqualTo("line 5: has 1 fields, the heading has 3"));
    assertThat(problems(csv("name,site\n"))).singleElement().asString().contains("person");
    assertThat(problems(csv(""))).hasSize(1);
    assertThat(problems(csv("person,a,a\n"))).containsExactly("line 1: names a column twice");
    assertThat(problems(csv("person,a\nmailto:x@y,\"b\n\nc")))
        .containsExactly("$: line 2: a quoted field has no end");
    assertThat(problems(csv("person,a\nmailto:x@y,\"b\"c\n")))
        .containsExactly("$: line 2: text after a quoted field");
  }

  @Test
  void aListInJsonIsReadLikewise() {
    AttributeReading reading =
        json(
            """
            {"people": [{"person": "mailto:ann@example.org", "attributes": {"site": "Lyon"}}]}
            """);

    assertThat(reading.people()).containsExactly(new PersonAttributes(ANN, Map.of("site", "Lyon")));
    assertThat(
            problems(
                json(
                    """
                    {"people": [
                      {"person": "x", "attributes": {"left": "2026-13-01", "grade": 9, "in": "a"}}]}
                    """)))
        .satisfiesExactly(
            p -> assertThat(p).startsWith("$.people[0].attributes.grade: is not a text"),
            p -> assertThat(p).startsWith("$.people[0].person: "),
            p -> assertThat(p).startsWith("$.people[0].attributes.left: "),
            p -> assertThat(p).startsWith("$.people[0].attributes.in: "));
    assertThat(problems(json("{}"))).hasSize(1);
    assertThat(problems(json("[")).get(0)).startsWith("$: line 1");
  }

  private static AttributeReading csv(String text) {
    return AttributeReading.csv(text.getBytes(StandardCharsets.UTF_8));
  }

  private static AttributeReading json(String text) {
    return AttributeReading.json(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> problems(AttributeReading reading) {
    assertThat(reading.people()).isEmpty();
    return reading.problems().stream().map(p -> p.path() + ": " + p.message()).toList();
  }
}
