package dev.attain.competency.framework.document;

import static dev.attain.competency.framework.SampleDocuments.COHORT;
import static dev.attain.competency.framework.SampleDocuments.FRAMEWORK;
import static dev.attain.competency.framework.SampleDocuments.ROLE;
import static dev.attain.competency.framework.SampleDocuments.bytes;
import static dev.attain.competency.framework.SampleDocuments.edited;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.MappingRule;
import dev.attain.competency.framework.MappingRule.ScoreReading;
import dev.attain.competency.framework.Method;
import dev.attain.competency.framework.Problem;
import dev.attain.competency.framework.Rollup;
import dev.attain.competency.framework.SampleDocuments;
import dev.attain.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameworkDocumentsTest {

  @Test
  void whatADocumentLeavesOutHasItsDefault() {
    Framework framework = SampleDocuments.framework();

    Competency dough = framework.competencies().get(0);
    assertThat(dough.method()).isEqualTo(new Method("beta-decay@1", 90, 0.5, 2, 0.8, 6));
    assertThat(dough.gates().get(0).distinctRaters()).isZero();
    assertThat(dough.gates().get(0).artifact()).isFalse();
    assertThat(framework.competencies().get(1).method()).isEqualTo(Method.DEFAULT);
    MappingRule rule = framework.mappings().get(0);
    assertThat(rule.priority()).isZero();
    assertThat(rule.when().activities()).isEmpty();
    assertThat(rule.emit().get(0).score()).isEqualTo(new ScoreReading(null, null, null, Map.of()));
    assertThat(rule.emit().get(0).selfAssessment()).isFalse();
    assertThat(SampleDocuments.role().requirements().get(0).weight()).isEqualTo(1);
  }

  @Test
  void whatIsWrittenIsReadAgainEqual() throws Exception {
    Framework framework = SampleDocuments.framework();

    byte[] written = Json.MAPPER.writeValueAsBytes(framework);

    assertThat(SampleDocuments.read(FrameworkDocuments.framework(written, t -> true)))
        .isEqualTo(framework);
    assertThat(Json.MAPPER.readValue(written, Framework.class)).isEqualTo(framework);
  }

  @Test
  void aRollUpIsReadWithItsWeightsAndWhatIsWrongWithThemIsSaid() throws Exception {
    String rolledUp =
        FRAMEWORK.replace(
            "\"emit\": [{\"competency\": \"https://example.org/skills/dough\"",
            "\"emit\": [{\"competency\": \"https://example.org/skills/oven\"");
    String weights =
        "{\"kind\": \"points\", \"weights\": {\"https://example.org/skills/oven\": 3},"
            + " \"requiredPoints\": 2}";
    Framework framework =
        SampleDocuments.read(
            FrameworkDocuments.framework(
                edited(rolledUp, "/competencies/0/rollup", weights), t -> true));

    Rollup rollup = framework.competencies().get(0).rollup();
    assertThat(rollup)
        .isEqualTo(
            new Rollup(Rollup.Kind.POINTS, Map.of(framework.competencies().get(1).id(), 3.0), 2.0));
    assertThat(Json.MAPPER.readValue(Json.MAPPER.writeValueAsBytes(framework), Framework.class))
        .isEqualTo(framework);
    assertThat(
            refusal(
                edited(
                    rolledUp,
                    "/competencies/0/rollup",
                    "{\"kind\": \"points\", \"requiredPoints\": 5, \"weights\": {\"x:y\": -1}}")))
        .extracting(Problem::message)
        .anySatisfy(message -> assertThat(message).contains("below 0"))
        .anySatisfy(message -> assertThat(message).contains("is no child"))
        .anySatisfy(message -> assertThat(message).contains("more than all children have"));
  }

  @Test
  void theParametersOfAMethodThatAreLeftOutHaveTheirDefaults() {
    Framework framework =
        SampleDocuments.read(
            FrameworkDocuments.framework(
                edited(
                    FRAMEWORK,
                    "/competencies/0/method",
                    "{\"id\": \"knowledge-tracing@1\", \"tracing\": {\"slip\": 0.05}}"),
                t -> true));

    assertThat(framework.competencies().get(0).method().tracing())
        .isEqualTo(new Method.Tracing(.4, .1, .2, .05, .5));
  }

  @Test
  void brokenJsonIsOneProblemWithLineAndColumn() {
    assertThat(refusal(bytes("{\n  \"id\": oops}")))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.path()).isEqualTo("$");
              assertThat(problem.message()).startsWith("line 2, column ").contains("oops");
            });
    assertThat(refusal(bytes("{\"id\": 1, \"id\": 2}")).get(0).message()).contains("Duplicate");
    assertThat(refusal(bytes("")).get(0).message()).contains("no JSON");
    assertThat(refusal(bytes("{} {}")).get(0).message()).contains("line 1");
    assertThat(refusal(bytes("[".repeat(10_000))).get(0).message()).contains("depth");
    assertThat(refusal(bytes("7"))).containsExactly(new Problem("$", "7 is not an object"));
  }

  @Test
  void everyProblemOfAPathConditionIsListed() {
    byte[] json =
        edited(
            FRAMEWORK,
            "/mappings/0/when/paths",
            """
            [{"location": "$.result[", "any": ["x"]},
             {"location": "$.id", "selector": "$[?(@.a)]", "presence": "included"},
             {"location": "$.id"},
             {"location": "$.id", "atLeast": 2, "below": 2},
             {"location": "$.id", "presence": "often"}]
            """);

    assertThat(refusal(json))
        .extracting(Problem::path)
        .containsExactly("$.mappings[0].when.paths[4].presence");
    assertThat(refusal(edited(text(json), "/mappings/0/when/paths/4/presence", "\"excluded\"")))
        .extracting(Problem::path)
        .containsExactly(
            "$.mappings[0].when.paths[0].location",
            "$.mappings[0].when.paths[1].selector",
            "$.mappings[0].when.paths[2]",
            "$.mappings[0].when.paths[3].below");
    assertThat(
            refusal(
                edited(
                    FRAMEWORK,
                    "/mappings/0/when",
                    "{\"paths\": [{\"location\": \"$.id\", \"presence\": \"included\"}]}")))
        .extracting(Problem::path)
        .containsExactly("$.mappings[0].when");
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }

  @Test
  void everyProblemIsListedAtOnce() {
    byte[] json =
        bytes(
            """
            {
              "id": "baking",
              "version": "1 0",
              "name": " ",
              "status": "staged",
              "colour": "red",
              "scale": [],
              "competencies": [],
              "mappings": []
            }
            """);

    assertThat(refusal(json))
        .extracting(Problem::path)
        .containsExactlyInAnyOrder(
            "$.colour", "$.id", "$.version", "$.name", "$.scale", "$.competencies");
    assertThat(refusal(bytes("{\"scale\": [{\"level\": \"one\"}, 5], \"status\": \"great\"}")))
        .extracting(Problem::path)
        .containsExactly(
            "$.id",
            "$.version",
            "$.name",
            "$.status",
            "$.scale[0].level",
            "$.scale[0].name",
            "$.scale[0].cut",
            "$.scale[1]");
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          /colour | 1 | $.colour | known here are id, version, name
          /name | | $.name | is required
          /name | 5 | $.name | 5 is not a text
          /effectiveFrom | "soon" | $.effectiveFrom | is not a date such as
          /status | "Approved" | $.status | one of draft, staged, approved, retired
          /effectiveTo | "2025-12-31" | $.effectiveTo | before effectiveFrom
          /wasRevisionOf | "1.0.0" | $.wasRevisionOf | not a revision of itself
          /approvals | [] | $.approvals | one of the learning side and one of the line side
          /approvals/1/side | "learning" | $.approvals | two approvals by different people
          /approvals/1/by | "Ann" | $.approvals | two approvals by different people
          /scale/0/level | 2 | $.scale[1].level | levels must ascend
          /scale/1/cut | 0.4 | $.scale[1].cut | cuts must ascend
          /scale/1/cut | 1.5 | $.scale[1].cut | 1.5 is not within 0..1
          /scale/0/level | 0 | $.scale[0].level | below 1
          /scale/0/level | 1.5 | $.scale[0].level | not a whole number
          /scale/0/cut | 1e999 | $.scale[0].cut | not a number
          /competencies/1/id | "https://example.org/skills/dough" | $.competencies[1].id | already
          /competencies/1/id | "oven" | $.competencies[1].id | not an absolute IRI
          /competencies/1/code | "D1" | $.competencies[1].code | the code of $.competencies[0]
          /competencies/1/parent | "x:y" | $.competencies[1].parent | no competency
          /competencies/1/requires | ["x:y"] | $.competencies[1].requires[0] | no competency
          /competencies/1/requires | "x:y" | $.competencies[1].requires | not a list
          /competencies/0/tier | "top" | $.competencies[0].tier | core, roleFamily, technical
          /competencies/0/gates/0/fromLevel | 3 | $.competencies[0].gates[0].fromLevel | no level
          /competencies/0/gates/0/minItems | -1 | $.competencies[0].gates[0].minItems | below 0
          /competencies/0/gates/0/requiredTypes | ["completion"] | $.competencies[0].gates[0].requiredTypes | proves nothing
          /competencies/0/method/id | "guess@1" | $.competencies[0].method.id | known are beta-decay@1
          /competencies/0/method/halfLifeDays | 0 | $.competencies[0].method.halfLifeDays | not above 0
          /competencies/0/method/priorBase | 1 | $.competencies[0].method.priorBase | between 0 and 1
          /competencies/0/method/priorStrength | 0 | $.competencies[0].method.priorStrength | not above 0
          /competencies/0/method/gamma | 1 | $.competencies[0].method.gamma | between 0 and 1
          /competencies/0/method/dailyCap | -1 | $.competencies[0].method.dailyCap | not above 0
          /competencies/0/method/speed | 1 | $.competencies[0].method.speed | known here are id, halfLifeDays
          /competencies/0/method/recentShare | 1 | $.competencies[0].method.recentShare | between 0 and 1
          /competencies/0/method/mastery | {"times": 0} | $.competencies[0].method.mastery.times | not above 0
          /competencies/0/method/mastery | {"score": 2} | $.competencies[0].method.mastery.score | not within 0..1
          /competencies/0/method/tracing | {"initial": -1} | $.competencies[0].method.tracing.initial | not within 0..1
          /competencies/0/method/tracing | {"slip": 0.8} | $.competencies[0].method.tracing | guess and slip
          /competencies/0/method/difficulties | {"exam": 1} | $.competencies[0].method.difficulties['exam'] | no mapping rule
          /competencies/0/method/difficulties | {"quiz": 99} | $.competencies[0].method.difficulties['quiz'] | not within -20..20
          /competencies/0/rollup | {"kind": "all"} | $.competencies[0].rollup | $.mappings[0] emits for it
          /competencies/1/rollup | {"kind": "all"} | $.competencies[1].rollup | nothing to roll up
          /competencies/1/rollup | {"kind": "any"} | $.competencies[1].rollup.kind | all, weightedMean, points, minimum
          /competencies/0/resources/0/hours | 0 | $.competencies[0].resources[0].hours | not above 0
          /competencies/0/resources/0/relation | "is" | $.competencies[0].resources[0].relation | teaches
          /mappings/0/when | {} | $.mappings[0].when | would match every statement
          /mappings/0/when | {"success": true} | $.mappings[0].when | would match every statement
          /mappings/0/when/template | "x:unknown" | $.mappings[0].when.template | publish its profile before
          /mappings/0/when/verbs | ["answered"] | $.mappings[0].when.verbs[0] | not an absolute IRI
          /mappings/0/when/scaledBelow | 2 | $.mappings[0].when.scaledBelow | not within -1..1
          /mappings/0/emit | [] | $.mappings[0].emit | at least one
          /mappings/0/emit/0/competency | "x:y" | $.mappings[0].emit[0].competency | no competency
          /mappings/0/emit/0/weight | -0.5 | $.mappings[0].emit[0].weight | below 0
          /mappings/0/emit/0/level | 9 | $.mappings[0].emit[0].level | no level
          /mappings/0/emit/0/expiresAfterDays | 0 | $.mappings[0].emit[0].expiresAfterDays | not above 0
          /mappings/0/emit/0/score | {"constant": 2} | $.mappings[0].emit[0].score.constant | not within 0..1
          /mappings/0/emit/0/score | {"cut": -1} | $.mappings[0].emit[0].score.cut | not within 0..1
          /mappings/0/emit/0/score | {"ratingLevels": 1} | $.mappings[0].emit[0].score.ratingLevels | at least 2
          /mappings/0/emit/0/score | {"responses": {"yes": 3}} | $.mappings[0].emit[0].score.responses['yes'] | not within 0..1
          /mappings/0/emit/0/score | {"responses": {"yes": "3"}} | $.mappings[0].emit[0].score.responses['yes'] | not a number
          """)
  void aFrameworkWithOneMistakeHasOneProblem(
      String pointer, String value, String path, String message) {
    assertThat(refusal(edited(FRAMEWORK, pointer, value == null ? "" : value)))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.path()).isEqualTo(path);
              assertThat(problem.message()).contains(message);
            });
  }

  @Test
  void aCycleIsNamed() {
    byte[] parents =
        edited(FRAMEWORK, "/competencies/0/parent", "\"https://example.org/skills/oven\"");
    byte[] requires =
        edited(FRAMEWORK, "/competencies/1/requires/0", "\"https://example.org/skills/oven\"");

    assertThat(refusal(parents))
        .containsExactly(
            new Problem(
                "$.competencies[0].parent",
                "a cycle: https://example.org/skills/dough -> https://example.org/skills/oven"
                    + " -> https://example.org/skills/dough"));
    assertThat(refusal(requires))
        .containsExactly(
            new Problem(
                "$.competencies[1].requires",
                "a cycle: https://example.org/skills/oven -> https://example.org/skills/oven"));
  }

  @Test
  void completionCanNotBeGivenAWeight() {
    byte[] json =
        edited(
            FRAMEWORK,
            "/mappings/0/emit/0",
            """
            {"competency": "https://example.org/skills/dough", "type": "completion", "weight": 1}
            """);

    assertThat(refusal(json))
        .extracting(Problem::path)
        .containsExactly("$.mappings[0].emit[0].weight");
  }

  @Test
  void aRuleIdIsUsedOnce() {
    byte[] json =
        edited(
            FRAMEWORK,
            "/mappings/-",
            """
            {"id": "quiz", "when": {"verbs": ["x:y"]},
             "emit": [{"competency": "https://example.org/skills/dough", "type": "assessment"},
                      {"competency": "https://example.org/skills/dough", "type": "assessment"}]}
            """);

    assertThat(refusal(json))
        .extracting(Problem::path)
        .containsExactly("$.mappings[1].id", "$.mappings[1].emit[1].competency");
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          /id | "baker" | $.id | not an absolute IRI
          /start | "goal" | $.start | assignment, hire, firstStatement
          /requirements | [] | $.requirements | at least one
          /reviewIntervalDays | 0 | $.reviewIntervalDays | not above 0
          /requirements/0/impact | 6 | $.requirements[0].impact | not within 1..5
          /requirements/0/frequency | 0 | $.requirements[0].frequency | not within 1..5
          /requirements/0/frequency | | $.requirements[0].frequency | is required
          /requirements/0/weight | 0 | $.requirements[0].weight | not above 0
          /requirements/0/dueDays | -1 | $.requirements[0].dueDays | not above 0
          /requirements/- | {"competency": "https://example.org/skills/dough", "level": 1, "impact": 1, "frequency": 1} | $.requirements[1].competency | twice
          """)
  void aRoleWithOneMistakeHasOneProblem(String pointer, String value, String path, String message) {
    assertOneProblem(
        FrameworkDocuments.role(edited(ROLE, pointer, value == null ? "" : value)), path, message);
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          /id | " " | $.id | blank
          /members/0/person | "ann" | $.members[0].person | not an agent identifier
          /members/0/assigned | "yesterday" | $.members[0].assigned | not a time such as
          /members/0/leftReason | "bored" | $.members[0].leftReason | add left
          /members/1/left | "2025-01-01T00:00:00Z" | $.members[1].left | before assigned
          /members/1/person | "mailto:ann@example.org" | $.members[1].person | in $.members[0] already
          """)
  void aCohortWithOneMistakeHasOneProblem(
      String pointer, String value, String path, String message) {
    assertOneProblem(FrameworkDocuments.cohort(edited(COHORT, pointer, value)), path, message);
  }

  private static void assertOneProblem(DocumentReading<?> reading, String path, String message) {
    assertThat(problems(reading))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.path()).isEqualTo(path);
              assertThat(problem.message()).contains(message);
            });
  }

  private static List<Problem> refusal(byte[] json) {
    return problems(FrameworkDocuments.framework(json, template -> false));
  }

  private static List<Problem> problems(DocumentReading<?> reading) {
    assertThat(reading).isInstanceOf(DocumentReading.Refused.class);
    return ((DocumentReading.Refused<?>) reading).problems();
  }
}
