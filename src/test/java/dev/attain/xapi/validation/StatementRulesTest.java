package dev.attain.xapi.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attain.json.Json;
import dev.attain.xapi.XapiVersion;
import dev.attain.xapi.json.text.JsonLimits;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The tables beside this class hold one variation of a valid statement per line: the property at a
 * JSON pointer set to a value, or removed. Columns that say {@code both} hold for both versions.
 */
class StatementRulesTest {
  private static final String REMOVE = "(remove)";
  private static final ObjectReader EXACT_NUMBERS =
      Json.MAPPER.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  @ParameterizedTest
  @EnumSource(XapiVersion.class)
  void acceptsTheExamples(XapiVersion version) {
    assertThat(read(version, Examples.SMALL)).isInstanceOf(Reading.Valid.class);
    assertThat(read(version, Examples.FULL)).isInstanceOf(Reading.Valid.class);
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvFileSource(resources = "accepted.psv", delimiter = '|', quoteCharacter = '`')
  void accepts(String versions, String pointer, String value) throws JsonProcessingException {
    String statement = varied(pointer, value);
    for (XapiVersion version : versions(versions)) {
      assertThat(read(version, statement)).as("%s", version).isInstanceOf(Reading.Valid.class);
    }
  }

  @ParameterizedTest(name = "{0} {1} {2} {3}")
  @CsvFileSource(resources = "rejected.psv", delimiter = '|', quoteCharacter = '`')
  void rejects(String versions, String rule, String pointer, String value, String path)
      throws JsonProcessingException {
    String statement = varied(pointer, value);
    for (XapiVersion version : versions(versions)) {
      Reading reading = read(version, statement);
      assertThat(reading).as("%s", version).isInstanceOf(Reading.Malformed.class);
      assertThat(((Reading.Malformed) reading).violations())
          .as("%s", version)
          .anySatisfy(
              violation -> {
                assertThat(violation.rule()).isEqualTo(rule);
                assertThat(violation.path()).isEqualTo(path);
                assertThat(violation.message()).isNotBlank().hasSizeLessThan(250);
              });
    }
  }

  private static XapiVersion[] versions(String column) {
    return column.equals("both")
        ? XapiVersion.values()
        : new XapiVersion[] {XapiVersion.negotiate(column).orElseThrow()};
  }

  private static String varied(String pointer, String value) throws JsonProcessingException {
    JsonNode statement = EXACT_NUMBERS.readTree(Examples.FULL);
    JsonPointer at = JsonPointer.compile(pointer);
    ObjectNode parent = (ObjectNode) statement.at(at.head());
    String name = at.last().getMatchingProperty();
    if (value.equals(REMOVE)) {
      parent.remove(name);
    } else {
      parent.set(name, EXACT_NUMBERS.readTree(value));
    }
    return statement.toString();
  }

  private static Reading read(XapiVersion version, String statement) {
    return new StatementReader(version, JsonLimits.DEFAULT).read(statement.getBytes(UTF_8));
  }
}
