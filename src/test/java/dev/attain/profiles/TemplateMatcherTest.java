package dev.attain.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.xapi.Activity;
import dev.attain.xapi.Attachment;
import dev.attain.xapi.ContextActivities;
import dev.attain.xapi.Iri;
import dev.attain.xapi.LanguageMap;
import dev.attain.xapi.StatementBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateMatcherTest {
  private static final Activity OF_TYPE_A = StatementBuilder.activity("x:1", "x:a");
  private static final Activity OF_TYPE_B = StatementBuilder.activity("x:2", "x:b");

  /** Verb x:did on an object of type x:a, surrounded by activities of type x:b. */
  private static StatementBuilder statement() {
    return new StatementBuilder()
        .verb("x:did")
        .object(OF_TYPE_A)
        .around(
            new ContextActivities(
                List.of(OF_TYPE_B),
                List.of(OF_TYPE_B),
                List.of(StatementBuilder.activity("x:category", null)),
                List.of(OF_TYPE_B)))
        .attachments(
            new Attachment(
                new Iri("x:photo"),
                LanguageMap.EMPTY,
                LanguageMap.EMPTY,
                "image/png",
                1,
                "aa",
                null));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          "verb": "x:did" | true
          "verb": "x:other" | false
          "objectActivityType": "x:a" | true
          "objectActivityType": "x:b" | false
          "contextParentActivityType": ["x:b"] | true
          "contextParentActivityType": ["x:b", "x:c"] | false
          "contextGroupingActivityType": ["x:b"] | true
          "contextGroupingActivityType": ["x:a"] | false
          "contextOtherActivityType": ["x:b"] | true
          "contextOtherActivityType": ["x:a"] | false
          "contextCategoryActivityType": ["x:category"] | true
          "contextCategoryActivityType": ["x:a"] | false
          "attachmentUsageType": ["x:photo"] | true
          "attachmentUsageType": ["x:photo", "x:video"] | false
          "verb": "x:did", "objectActivityType": "x:a" | true
          "verb": "x:did", "objectActivityType": "x:b" | false
          """)
  void allDeterminingPropertiesMustBeThere(String properties, boolean expected) {
    assertThat(TemplateMatcher.matches(template(properties), statement().build()))
        .isEqualTo(expected);
  }

  @ParameterizedTest(name = "category {0}: {1}")
  @CsvSource({"x:profile, true", "x:profile/v1, true", "x:category, false"})
  void aTemplateWithoutDeterminingPropertiesGoesByTheCategory(String category, boolean expected) {
    assertThat(
            TemplateMatcher.matches(
                template("\"rules\": []"), statement().category(category).build()))
        .isEqualTo(expected);
  }

  private static StatementTemplate template(String properties) {
    String json =
        """
        {"id": "x:profile", "type": "Profile", "prefLabel": {}, "definition": {},
         "versions": [{"id": "x:profile/v1"}],
         "templates": [{"id": "x:template", "type": "StatementTemplate", %s}]}
        """
            .formatted(properties);
    ProfileReading reading = ProfileDocuments.read(json.getBytes(StandardCharsets.UTF_8));
    assertThat(reading).isInstanceOf(ProfileReading.Read.class);
    return ((ProfileReading.Read) reading).profile().templates().get(0);
  }
}
