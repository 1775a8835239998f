package dev.attain.people.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.people.condition.ConditionText.Reading;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTextTest {
  private static final Map<String, Set<String>> ANN =
      Map.of(
          "department", Set.of("Support"),
          "site", Set.of("Lyon", "Paris"),
          "grade", Set.of("9"),
          "hired", Set.of("2026-01-05"),
          "nick", Set.of("the \"a\" \\ b"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "department = \"Support\" | true",
        "department = \"support\" | false",
        "department != \"Sales\" | true",
        "department != \"Support\" | false",
        "site = \"Paris\" and site = \"Lyon\" | true",
        "site != \"Paris\" | false",
        "team = \"a\" | false",
        "team != \"a\" | true",
        "not has team | true",
        "has team or has grade | true",
        "grade < \"10\" | true",
        "grade >= \"9.0\" | true",
        "grade > \"9\" | false",
        "grade <= \"8\" | false",
        "hired < \"2026-02-01\" | true",
        "site in (\"Rome\", \"Lyon\") | true",
        "site in (\"Rome\") | false",
        "nick = \"the \\\"a\\\" \\\\ b\" | true",
        // And binds more tightly than or.
        "has grade or has team and has team | true",
        "(has grade or has team) and has team | false",
        "not has team and has grade | true",
        "not (has team and has grade) | true",
      })
  void aConditionHoldsOrNot(String text, boolean expected) {
    assertThat(ConditionText.read(text)).isInstanceOf(Reading.Read.class);
    Condition condition = ((Reading.Read) ConditionText.read(text)).condition();

    assertThat(condition.holds(name -> ANN.getOrDefault(name, Set.of()))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '§',
      value = {
        "§§ | 1: expected a name, found the end",
        "department | 11: expected one of = != < <= > >= in, found the end",
        "department = Support | 14: expected a text in double quotes, found Support",
        "department = \"Support | 14: expected a name, a text in double quotes, or a sign, found \"",
        "has and | 5: expected a name, found and",
        "(has a | 7: expected ), found the end",
        "has a has b | 7: expected and, or, or the end, found has",
        "a in () | 7: expected a text in double quotes, found )",
        "a ; b | 3: expected a name, a text in double quotes, or a sign, found ;",
      })
  void whatIsNoConditionIsRefusedWithItsPlace(String text, String expected) {
    Reading.Broken broken = (Reading.Broken) ConditionText.read(text);

    assertThat(broken.column() + ": " + broken.message()).isEqualTo(expected);
  }

  @Test
  void deepAndLongConditionsAreRefusedBeforeTheyHurt() {
    assertThat(ConditionText.read("(".repeat(1_000) + "has a" + ")".repeat(1_000)))
        .isInstanceOf(Reading.Broken.class);
    assertThat(ConditionText.read("not ".repeat(900) + "has a")).isInstanceOf(Reading.Broken.class);
    assertThat(ConditionText.read("has a" + " ".repeat(4_000))).isInstanceOf(Reading.Broken.class);
  }
}
