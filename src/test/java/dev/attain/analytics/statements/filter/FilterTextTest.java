package dev.attain.analytics.statements.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.analytics.statements.RandomFilters;
import dev.attain.analytics.statements.filter.FilterText.Reading;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterTextTest {
  private static Filter read(String text) {
    assertThat(FilterText.read(text)).as(text).isInstanceOf(Reading.Read.class);
    return ((Reading.Read) FilterText.read(text)).filter();
  }

  @Test
  void theTextOfAFilterReadsAsAnEqualFilter() {
    long seed = System.nanoTime();
    RandomFilters filters = new RandomFilters(new Random(seed));
    for (int i = 0; i < 2_000; i++) {
      Filter filter = filters.filter(i % 4);
      assertThat(read(filter.toString())).as("seed %d: %s", seed, filter).isEqualTo(filter);
    }
    assertThat(read("")).isEqualTo(Filter.EVERYTHING);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          verb = http://a.example/v | verb = "http://a.example/v"
          verb != "http://a.example/v" | not verb = "http://a.example/v"
          score >= 0.50 and(success=true) | score >= 0.5 and success = true
          not (has score or has duration) | not (has score or has duration)
          timestamp < 2026-03-01 | timestamp < 2026-03-01T00:00:00Z
          timestamp < "2026-03-01T01:00:00+01:00" | timestamp < 2026-03-01T00:00:00Z
          duration > 90 | duration > PT90S
          duration <= PT1H30M0.5S | duration <= PT5400.5S
          result.extensions["https://x.example/a"] = 3.0 | result.extensions["https://x.example/a"] = 3
          result.extensions["https://x.example/a"] = "3.0" | result.extensions["https://x.example/a"] = "3.0"
          person in (mailto:a@x.example, "mailto:b@x.example") | person in ("mailto:a@x.example", "mailto:b@x.example")
          """)
  void whatPeopleWriteIsPrintedInOneWay(String text, String printed) {
    assertThat(read(text)).hasToString(printed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          verbs = "http://a.example" | 1 | expected one of the columns agent,
          verb < "http://a.example/v" | 6 | expected one of = != in after verb
          verb = passed | 8 | expected an IRI
          score = high | 9 | expected a number for score, found high
          score >= 0.5 andx | 14 | expected and, or, or the end, found andx
          success = yes | 11 | expected true or false for success
          timestamp > yesterday | 13 | expected an instant
          agent = "ann" | 9 | expected an agent as mailto:
          duration = P1X | 12 | expected a duration
          (score = 1 | 11 | expected ), found the end
          score = | 8 | expected a number for score, found the end
          result.extensions = 3 | 19 | expected [, found =
          registration = 12 | 16 | expected a UUID
          score = 1 and "verb" | 15 | expected one of the columns
          score = 1 or " | 14 | expected a name, a text in double quotes, or a sign
          """)
  void whatIsBrokenIsToldWithItsColumnAndWhatIsExpected(String text, int column, String message) {
    assertThat(FilterText.read(text)).isInstanceOf(Reading.Broken.class);
    Reading.Broken broken = (Reading.Broken) FilterText.read(text);
    assertThat(broken.message()).startsWith(message);
    assertThat(broken.column()).as(broken.message()).isEqualTo(column);
  }

  @Test
  void aTextThatIsTooLongOrTooDeepIsRefused() {
    assertThat(FilterText.read("(".repeat(60) + "score = 1" + ")".repeat(60)))
        .isInstanceOf(Reading.Broken.class);
    assertThat(FilterText.read("has score or ".repeat(1_000) + "has score"))
        .isInstanceOf(Reading.Broken.class);
    String many = "mailto:a@x.example, ".repeat(FilterText.MAX_VALUES);
    assertThat(FilterText.read("person in (" + many + "mailto:b@x.example)"))
        .isInstanceOf(Reading.Broken.class);
  }
}
