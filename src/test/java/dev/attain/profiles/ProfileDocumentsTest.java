package dev.attain.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.profiles.Pattern.Form;
import dev.attain.profiles.TemplateRule.Presence;
import dev.attain.xapi.Iri;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfileDocumentsTest {
  static final String PROFILE =
      """
      {
        "@context": "https://w3id.org/xapi/profiles/context",
        "id": "https://example.org/profile",
        "type": "Profile",
        "conformsTo": "https://w3id.org/xapi/profiles#1.0",
        "prefLabel": {"en": "Baking", "de": "Backen"},
        "definition": {"en": "How bakers learn"},
        "author": {"type": "Organization", "name": "Guild"},
        "versions": {"id": "https://example.org/profile/v1", "generatedAtTime": "2026-01-01T00:00:00+01:00"},
        "concepts": [
          {"id": "https://example.org/verbs/baked", "type": "Verb", "inScheme": "x:v1",
           "prefLabel": {"en": "baked"}, "deprecated": true}
        ],
        "templates": [
          {
            "id": "https://example.org/templates/baked",
            "type": "StatementTemplate",
            "verb": "https://example.org/verbs/baked",
            "contextParentActivityType": "https://example.org/types/shift",
            "rules": [
              {"location": "$.result.score.raw", "presence": "included"},
              {"location": "$.object.id", "any": ["x:a", 5]}
            ]
          }
        ],
        "patterns": [
          {
            "id": "https://example.org/patterns/day",
            "type": "Pattern",
            "primary": true,
            "oneOrMore": "https://example.org/templates/baked"
          }
        ]
      }
      """;

  @Test
  void aProfileIsReadAsAuthored() {
    XapiProfile profile = read(PROFILE);

    assertThat(profile.id()).isEqualTo(new Iri("https://example.org/profile"));
    assertThat(profile.prefLabel().textByTag()).isEqualTo(Map.of("en", "Baking", "de", "Backen"));
    assertThat(profile.author()).isEqualTo("Guild");
    assertThat(profile.generatedAt()).isEqualTo(Instant.parse("2025-12-31T23:00:00Z"));
    assertThat(profile.concepts().get(0).type()).isEqualTo("Verb");
    assertThat(profile.concepts().get(0).deprecated()).isTrue();
    StatementTemplate template = profile.templates().get(0);
    assertThat(template.profileIds())
        .containsExactly(
            new Iri("https://example.org/profile"), new Iri("https://example.org/profile/v1"));
    assertThat(template.contextParentActivityType())
        .containsExactly(new Iri("https://example.org/types/shift"));
    assertThat(template.rules())
        .containsExactly(
            new TemplateRule(
                "$.result.score.raw", null, Presence.INCLUDED, List.of(), List.of(), List.of()),
            new TemplateRule(
                "$.object.id", null, null, List.of("\"x:a\"", "5"), List.of(), List.of()));
    assertThat(profile.patterns().get(0).form()).isEqualTo(Form.ONE_OR_MORE);
    assertThat(profile.patterns().get(0).members()).containsExactly(template.id());
  }

  @Test
  void theNewestVersionIsTheOneGeneratedLast() {
    XapiProfile profile =
        read(
            PROFILE.replaceFirst(
                "\"versions\": \\{.*\\}",
                """
                "versions": [
                  {"id": "x:1", "generatedAtTime": "2025-01-01T00:00:00Z"},
                  {"id": "x:3", "generatedAtTime": "2027-01-01T00:00:00Z"},
                  {"id": "x:2", "generatedAtTime": "2026-01-01T00:00:00Z"}]
                """));

    assertThat(profile.newestVersion().id()).isEqualTo(new Iri("x:3"));
  }

  @Test
  void everyProblemIsListedByPath() {
    String bad =
        """
        {
          "id": "profile",
          "type": "Thing",
          "prefLabel": "Baking",
          "versions": [{"generatedAtTime": "yesterday"}],
          "concepts": [{"id": "x:c"}, 7],
          "templates": [
            {"id": "x:c", "type": "StatementTemplate", "verb": 5,
             "contextParentActivityType": ["no iri"], "rules": [{"presence": "sometimes"}]}
          ],
          "patterns": [{"id": "x:p", "type": "Pattern", "optional": "x:c", "sequence": ["x:c"]}]
        }
        """;

    assertThat(problems(bad))
        .extracting(ProfileProblem::path)
        .containsExactlyInAnyOrder(
            "$.type",
            "$.id",
            "$.prefLabel",
            "$.definition",
            "$.versions[0].id",
            "$.versions[0].generatedAtTime",
            "$.concepts[0].type",
            "$.concepts[1]",
            "$.concepts[1].id",
            "$.concepts[1].type",
            "$.templates[0].verb",
            "$.templates[0].contextParentActivityType[0]",
            "$.templates[0].rules[0].location",
            "$.templates[0].rules[0].presence",
            "$.patterns[0]",
            "$.templates[0].id");
  }

  @Test
  void aRuleNeedsPathsAndSomethingToAskFor() {
    String bad =
        """
        {"id": "x:p", "type": "Profile", "prefLabel": {}, "definition": {},
         "versions": [{"id": "x:p/1"}],
         "templates": [{"id": "x:t", "type": "StatementTemplate",
           "objectActivityType": "x:a", "objectStatementRefTemplate": ["x:u"],
           "rules": [
             {"location": "$.object[", "presence": "included"},
             {"location": "$.id", "selector": "$[?(@.x)]", "presence": "included"},
             {"location": "$.id"}]}]}
        """;

    assertThat(problems(bad))
        .extracting(ProfileProblem::path)
        .containsExactlyInAnyOrder(
            "$.templates[0].objectStatementRefTemplate",
            "$.templates[0].rules[0].location",
            "$.templates[0].rules[1].selector",
            "$.templates[0].rules[2]");
    assertThat(problems(bad))
        .extracting(ProfileProblem::message)
        .anySatisfy(m -> assertThat(m).startsWith("is no JSONPath: at character 10 "));
  }

  @Test
  void aPatternMustNotContainItself() {
    String bad =
        """
        {"id": "x:p", "type": "Profile", "prefLabel": {}, "definition": {},
         "versions": [{"id": "x:p/1"}],
         "patterns": [{"id": "x:a", "type": "Pattern", "sequence": ["x:t", "x:b"]},
                      {"id": "x:b", "type": "Pattern", "optional": "x:a"},
                      {"id": "x:c", "type": "Pattern", "oneOrMore": "x:a"},
                      {"id": "x:d", "type": "Pattern", "optional": ["x:t", "x:u"]},
                      {"id": "x:e", "type": "Pattern", "sequence": []}]}
        """;

    assertThat(problems(bad))
        .extracting(ProfileProblem::path)
        .containsExactlyInAnyOrder(
            "$.patterns[0]", "$.patterns[1]", "$.patterns[3].optional", "$.patterns[4].sequence");
  }

  @Test
  void brokenJsonIsOneProblemWithItsPlace() {
    assertThat(problems("{\n\"id\" 5}"))
        .singleElement()
        .satisfies(p -> assertThat(p.message()).startsWith("line 2, column "));
    assertThat(problems("[]")).extracting(ProfileProblem::path).contains("$", "$.id");
  }

  static XapiProfile read(String json) {
    ProfileReading reading = ProfileDocuments.read(json.getBytes(StandardCharsets.UTF_8));
    assertThat(reading).isInstanceOf(ProfileReading.Read.class);
    return ((ProfileReading.Read) reading).profile();
  }

  private static List<ProfileProblem> problems(String json) {
    ProfileReading reading = ProfileDocuments.read(json.getBytes(StandardCharsets.UTF_8));
    assertThat(reading).isInstanceOf(ProfileReading.Refused.class);
    return ((ProfileReading.Refused) reading).problems();
  }
}
