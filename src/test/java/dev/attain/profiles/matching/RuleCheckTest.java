package dev.attain.profiles.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.profiles.ProfileDocuments;
import dev.attain.profiles.ProfileReading;
import dev.attain.xapi.json.text.JsonDocument;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.json.text.JsonText;
import dev.attain.xapi.json.text.JsonValue;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The algorithm of the xAPI Profiles specification, part three, 2.1. */
class RuleCheckTest {
  private static final String STATEMENT =
      """
      {"verb": {"id": "v"}, "result": {"score": {"raw": 5.0}, "success": true},
       "around": [{"id": "a", "type": "t"}, {"id": "b"}], "none": []}
      """;

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "'location': '$.verb.id', 'presence': 'included' | ok",
        "'location': '$.nothing', 'presence': 'included' | must be there",
        "'location': '$.none[*]', 'presence': 'included' | must be there",
        "'location': '$.none', 'presence': 'included' | ok",
        "'location': '$.around[*]', 'selector': '$.id', 'presence': 'included' | ok",
        "'location': '$.around[*]', 'selector': '$.type', 'presence': 'included' | must be at every",
        "'location': '$.around[*].type', 'presence': 'included' | ok",
        "'location': '$.result.success', 'presence': 'excluded' | must not be there",
        "'location': '$.nothing', 'presence': 'excluded' | ok",
        "'location': '$.around[*]', 'selector': '$.colour', 'presence': 'excluded' | ok",
        "'location': '$.nothing', 'presence': 'recommended' | ok",
        "'location': '$.nothing', 'presence': 'recommended', 'any': ['x'] | ok",
        "'location': '$.nothing', 'any': ['x'] | must have one of \"x\"",
        "'location': '$.around[*].id', 'any': ['x', 'b'] | ok",
        "'location': '$.around[*].id', 'presence': 'recommended', 'any': ['x'] | must have one of",
        "'location': '$.around[*].id', 'all': ['a', 'b', 'c'] | ok",
        "'location': '$.around[*].id', 'all': ['a'] | must have nothing but \"a\"",
        "'location': '$.nothing', 'all': ['a'] | ok",
        "'location': '$.around[*]', 'selector': 'type', 'all': ['t'] | must have nothing but",
        "'location': '$.around[*].id', 'none': ['c'] | ok",
        "'location': '$.around[*].id', 'none': ['c', 'b'] | must have none of \"c\", \"b\"",
        "'location': '$.result.score.raw', 'any': [5] | ok",
        "'location': '$.result.score.raw', 'any': ['5'] | must have one of",
        "'location': '$.result.success', 'all': [true] | ok",
        "'location': '$.around[1]', 'any': [{'id': 'b'}] | ok",
        "'location': '$.verb.id ¦ $.around[0].id', 'all': ['v', 'a'] | ok"
      })
  void aRuleJudgesWhatIsAtItsLocation(String rule, String expected) {
    String message = check(rule).breach(statement()).orElse("ok");

    if (expected.equals("ok")) {
      assertThat(message).isEqualTo("ok");
    } else {
      assertThat(message).startsWith(expected);
    }
  }

  private static RuleCheck check(String rule) {
    String json =
        """
        {"id": "x:p", "type": "Profile", "prefLabel": {}, "definition": {},
         "versions": [{"id": "x:p/1"}],
         "templates": [{"id": "x:t", "type": "StatementTemplate", "rules": [{%s}]}]}
        """
            .formatted(rule.replace('\'', '"').replace('¦', '|'));
    ProfileReading reading = ProfileDocuments.read(json.getBytes(StandardCharsets.UTF_8));
    assertThat(reading).isInstanceOf(ProfileReading.Read.class);
    return RuleCheck.of(
        ((ProfileReading.Read) reading).profile().templates().get(0).rules().get(0));
  }

  private static JsonValue statement() {
    return ((JsonDocument.Parsed)
            JsonText.parse(STATEMENT.getBytes(StandardCharsets.UTF_8), JsonLimits.DEFAULT))
        .root();
  }
}
