package dev.attain.competency.evidence;

import static dev.attain.competency.framework.SampleDocuments.DOUGH;
import static dev.attain.competency.framework.SampleDocuments.FRAMEWORK;
import static dev.attain.competency.framework.SampleDocuments.OVEN;
import static dev.attain.competency.framework.SampleDocuments.bytes;
import static dev.attain.competency.framework.SampleDocuments.edited;
import static dev.attain.xapi.StatementBuilder.ANN;
import static dev.attain.xapi.StatementBuilder.ANSWERED;
import static dev.attain.xapi.StatementBuilder.ASSESSMENT;
import static dev.attain.xapi.StatementBuilder.AUTHORITY;
import static dev.attain.xapi.StatementBuilder.QUIZ;
import static dev.attain.xapi.StatementBuilder.activity;
import static dev.attain.xapi.StatementBuilder.agent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.EvidenceType;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.framework.SampleDocuments;
import dev.attain.competency.framework.document.FrameworkDocuments;
import dev.attain.people.PersonId;
import dev.attain.profiles.StatementTemplate;
import dev.attain.statements.Position;
import dev.attain.statements.StoredStatement;
import dev.attain.xapi.AgentIdentifier.Mbox;
import dev.attain.xapi.Attachment;
import dev.attain.xapi.ContextActivities;
import dev.attain.xapi.Group;
import dev.attain.xapi.Iri;
import dev.attain.xapi.LanguageMap;
import dev.attain.xapi.Statement;
import dev.attain.xapi.StatementBuilder;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.StatementRef;
import dev.attain.xapi.json.StatementJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompiledMappingTest {
  private static final Instant STORED = Instant.parse("2026-03-02T00:00:00Z");
  private static final Position POSITION = Position.of(STORED.toEpochMilli(), 5);
  private static final String VERB_ONLY = "{\"verbs\": [\"" + ANSWERED + "\"]}";

  private static String rule(String id, int priority, String when, String... emits) {
    return "{\"id\": \"%s\", \"priority\": %d, \"when\": %s, \"emit\": [%s]}"
        .formatted(id, priority, when, String.join(",", emits));
  }

  private static String emit(String competency, String type, String rest) {
    return "{\"competency\": \"%s\", \"type\": \"%s\"%s}".formatted(competency, type, rest);
  }

  private static String dough(String rest) {
    return emit(DOUGH, "assessment", rest);
  }

  private static CompiledMapping mapping(String... rules) {
    return mapping(Map.of(), rules);
  }

  private static CompiledMapping mapping(
      Map<String, StatementTemplate> templates, String... rules) {
    byte[] json = edited(FRAMEWORK, "/mappings", "[" + String.join(",", rules) + "]");
    Framework framework = SampleDocuments.read(FrameworkDocuments.framework(json, t -> true));
    return CompiledMapping.of(framework, templates);
  }

  private static List<Evidence> evidence(CompiledMapping mapping, StatementBuilder statement) {
    return evidence(mapping, statement.build());
  }

  private static List<Evidence> evidence(CompiledMapping mapping, Statement statement) {
    return mapping.evidenceOf(
        statement,
        new StoredStatement(Objects.requireNonNull(statement.id()), POSITION, false, new byte[0]));
  }

  private static StatementBuilder quiz() {
    return new StatementBuilder().scaled("0.75");
  }

  @Test
  void evidenceNamesEverythingItComesFrom() {
    CompiledMapping mapping =
        mapping(rule("quiz", 0, VERB_ONLY, dough(", \"level\": 2, \"expiresAfterDays\": 1.5")));

    assertThat(evidence(mapping, quiz()))
        .containsExactly(
            new Evidence(
                "dbec44e0322a6fc72afd58f66f11caa1",
                new PersonId(ANN),
                new CompetencyId(DOUGH),
                new FrameworkVersion(SampleDocuments.FRAMEWORK_ID, "1.0.0"),
                EvidenceType.ASSESSMENT,
                0.75,
                1,
                Instant.parse("2026-03-01T10:00:00Z"),
                StatementId.of("6690e6c9-3ef0-4ed3-8b37-7f3964730bee"),
                POSITION,
                "quiz",
                AUTHORITY,
                null,
                null,
                2,
                Instant.parse("2026-03-02T22:00:00Z")));
  }

  @Test
  void theWeightIsTheTypesUnlessTheRuleSaysOtherwise() {
    CompiledMapping mapping =
        mapping(
            rule(
                "r",
                0,
                VERB_ONLY,
                emit(DOUGH, "certification", ""),
                emit(OVEN, "assessment", ", \"weight\": 0.25")));

    assertThat(evidence(mapping, quiz())).extracting(Evidence::weight).containsExactly(3.0, 0.25);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"verbs\": [\"x:other\", \"" + ANSWERED + "\"]}",
        "{\"activities\": [\"" + QUIZ + "\"]}",
        "{\"activityTypes\": [\"" + ASSESSMENT + "\"]}",
        "{\"parents\": [\"x:parent\"]}",
        "{\"groupings\": [\"x:course\"]}",
        "{\"categories\": [\"x:category\"]}",
        "{\"verbs\": [\"" + ANSWERED + "\"], \"scaledAtLeast\": 0.75}",
        "{\"verbs\": [\"" + ANSWERED + "\"], \"scaledBelow\": 0.76}",
        "{\"verbs\": [\"" + ANSWERED + "\"], \"success\": true}",
        "{\"verbs\": [\"" + ANSWERED + "\"], \"categories\": [\"x:category\"], \"success\": true}"
      })
  void aRuleMatchesWhenAllItsConditionsHold(String when) {
    assertThat(evidence(mapping(rule("r", 0, when, dough(""))), surroundedQuiz())).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"verbs\": [\"x:other\"]}",
        "{\"activities\": [\"x:other\"]}",
        "{\"activityTypes\": [\"x:other\"]}",
        "{\"parents\": [\"x:course\"]}",
        "{\"groupings\": [\"x:parent\"]}",
        "{\"categories\": [\"x:other\"]}",
        "{\"verbs\": [\"" + ANSWERED + "\"], \"scaledAtLeast\": 0.751}",
        "{\"verbs\": [\"" + ANSWERED + "\"], \"scaledBelow\": 0.75}",
        "{\"verbs\": [\"" + ANSWERED + "\"], \"success\": false}",
        "{\"verbs\": [\"" + ANSWERED + "\"], \"categories\": [\"x:other\"]}"
      })
  void aRuleDoesNotMatchWhenOneConditionFails(String when) {
    assertThat(evidence(mapping(rule("r", 0, when, dough(""))), surroundedQuiz())).isEmpty();
  }

  private static StatementBuilder surroundedQuiz() {
    return quiz()
        .success(true)
        .around(
            new ContextActivities(
                List.of(activity("x:parent", null)),
                List.of(activity("x:course", null)),
                List.of(activity("x:category", null)),
                List.of()));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          {"location": "$.result.extensions['x:tries']", "any": [2, "two"]} | true
          {"location": "$.result.extensions['x:tries']", "any": [3]} | false
          {"location": "$.result.extensions['x:tries']", "atLeast": 2, "below": 2.5} | true
          {"location": "$.result.extensions['x:tries']", "atLeast": 2.1} | false
          {"location": "$.result.extensions['x:tries']", "below": 2} | false
          {"location": "$.result.extensions['x:mode']", "atLeast": 0} | false
          {"location": "$.result.extensions['x:mode']", "any": ["exam", "test"]} | true
          {"location": "$.result.extensions['x:mode']", "none": ["practice"]} | true
          {"location": "$.result.extensions['x:mode']", "none": ["exam"]} | false
          {"location": "$.context.platform", "presence": "excluded"} | true
          {"location": "$.context.platform", "presence": "included"} | false
          {"location": "$.context.platform", "presence": "recommended", "any": ["LMS"]} | true
          {"location": "$.object.nothing[*]", "selector": "$.id", "any": ["x"]} | false
          """)
  void whatIsAtAPathMustHold(String condition, boolean expected) {
    CompiledMapping mapping =
        mapping(
            rule(
                "r",
                0,
                "{\"verbs\": [\"x:did\"], \"paths\": [%s]}".formatted(condition),
                dough("")));
    byte[] json =
        bytes(
            """
            {"id": "6690e6c9-3ef0-4ed3-8b37-7f3964730bee",
             "actor": {"mbox": "mailto:ann@example.org"}, "verb": {"id": "x:did"},
             "object": {"id": "x:quiz"},
             "result": {"success": true, "extensions": {"x:tries": 2.0, "x:mode": "exam"}}}
            """);
    Statement statement = StatementJson.read(json);
    StoredStatement stored =
        new StoredStatement(Objects.requireNonNull(statement.id()), POSITION, false, json);

    assertThat(mapping.evidenceOf(statement, stored)).hasSize(expected ? 1 : 0);
  }

  @Test
  void rulesThatDifferByATextAtAPathAreToldApartByIt() {
    String[] rules = new String[20];
    for (int i = 0; i < rules.length; i++) {
      rules[i] =
          rule(
              "r" + i,
              i,
              """
              {"verbs": ["x:did"],
               "paths": [{"location": "$.object.id", "any": ["x:quiz-%d", "x:all"]},
                         {"location": "$.result.score.scaled", "atLeast": 0.%d}]}
              """
                  .formatted(i, i),
              dough(""));
    }
    CompiledMapping mapping = mapping(rules);

    assertThat(ruleOf(mapping, "x:quiz-4", "0.41")).containsExactly("r4");
    assertThat(ruleOf(mapping, "x:quiz-4", "0.39")).isEmpty();
    assertThat(ruleOf(mapping, "x:all", "0.65")).containsExactly("r19");
    assertThat(ruleOf(mapping, "x:all", "0.05")).containsExactly("r0");
    assertThat(ruleOf(mapping, "x:other", "1")).isEmpty();
  }

  private static List<String> ruleOf(CompiledMapping mapping, String object, String scaled) {
    byte[] json =
        bytes(
            """
            {"id": "6690e6c9-3ef0-4ed3-8b37-7f3964730bee",
             "actor": {"mbox": "mailto:ann@example.org"}, "verb": {"id": "x:did"},
             "object": {"id": "%s"}, "result": {"score": {"scaled": %s}}}
            """
                .formatted(object, scaled));
    Statement statement = StatementJson.read(json);
    StoredStatement stored =
        new StoredStatement(Objects.requireNonNull(statement.id()), POSITION, false, json);
    return mapping.evidenceOf(statement, stored).stream().map(Evidence::rule).toList();
  }

  @Test
  void aTemplatesDeterminingPropertiesMustMatch() {
    StatementTemplate template =
        new StatementTemplate(
            new Iri("x:template"),
            List.of(new Iri("x:profile")),
            LanguageMap.EMPTY,
            LanguageMap.EMPTY,
            new Iri(ANSWERED),
            new Iri(ASSESSMENT),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    String rule = rule("r", 0, "{\"template\": \"x:template\"}", dough(""));
    CompiledMapping mapping = mapping(Map.of("x:template", template), rule);

    assertThat(evidence(mapping, quiz())).hasSize(1);
    assertThat(evidence(mapping, quiz().verb("x:other"))).isEmpty();
    assertThat(evidence(mapping, quiz().object(activity(QUIZ, "x:other")))).isEmpty();
    assertThatThrownBy(() -> mapping(rule))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("x:template");
  }

  @Test
  void ofSeveralRulesForOneCompetencyTheHighestPriorityWinsThenTheFirst() {
    CompiledMapping mapping =
        mapping(
            rule("low", 0, VERB_ONLY, dough(""), emit(OVEN, "assessment", "")),
            rule("high", 5, "{\"activities\": [\"" + QUIZ + "\"]}", dough("")),
            rule("high too", 5, VERB_ONLY, dough("")));

    assertThat(evidence(mapping, quiz()))
        .extracting(Evidence::rule, e -> e.competency().value())
        .containsExactlyInAnyOrder(tuple("high", DOUGH), tuple("low", OVEN));
  }

  @Test
  void aRuleWhoseScoreCanNotBeReadLeavesItsTurnToTheNext() {
    CompiledMapping mapping =
        mapping(
            rule("rating", 5, VERB_ONLY, dough(", \"score\": {\"ratingLevels\": 4}")),
            rule("success", 0, VERB_ONLY, dough("")));

    assertThat(evidence(mapping, new StatementBuilder().raw("9", "0", "10").success(true)))
        .extracting(Evidence::rule, Evidence::score)
        .containsExactly(tuple("success", 0.9));
  }

  @Test
  void theRaterIsTheInstructorElseAContextAgentWhoRatesElseNobody() {
    CompiledMapping mapping = mapping(rule("r", 0, VERB_ONLY, dough("")));
    String ben = "mailto:ben@example.org";
    String eve = "mailto:eve@example.org";

    assertThat(
            evidence(
                mapping, quiz().instructor(agent(ben)).contextAgent(agent(eve), RatedBy.RATER)))
        .extracting(Evidence::rater, Evidence::source)
        .containsExactly(tuple(ben, ben));
    assertThat(
            evidence(
                mapping,
                quiz()
                    .contextAgent(agent(ben), new Iri("x:coach"))
                    .contextAgent(agent(eve), RatedBy.RATER)))
        .extracting(Evidence::rater, Evidence::source)
        .containsExactly(tuple(eve, eve));
    assertThat(evidence(mapping, quiz().contextAgent(agent(ben), new Iri("x:coach"))))
        .extracting(Evidence::rater, Evidence::source)
        .containsExactly(tuple(null, AUTHORITY));
  }

  @Test
  void aPersonsWordAboutThemselvesCountsOnlyWhereTheRuleAllowsIt() {
    CompiledMapping strict = mapping(rule("r", 0, VERB_ONLY, dough("")));
    CompiledMapping lenient = mapping(rule("r", 0, VERB_ONLY, dough(", \"selfAssessment\": true")));

    assertThat(evidence(strict, quiz().instructor(agent(ANN)))).isEmpty();
    assertThat(evidence(strict, quiz().authority(agent(ANN)))).isEmpty();
    assertThat(evidence(lenient, quiz().instructor(agent(ANN))))
        .extracting(Evidence::rater)
        .containsExactly(ANN);
    assertThat(evidence(lenient, quiz().instructor(agent("mailto:ben@example.org")))).hasSize(1);
  }

  @Test
  void evidenceOccurredWhenTheStatementSaysButNeverAfterItWasStored() {
    CompiledMapping mapping = mapping(rule("r", 0, VERB_ONLY, dough("")));

    assertThat(evidence(mapping, quiz().timestamp(STORED.plusSeconds(60))))
        .extracting(Evidence::occurredAt)
        .containsExactly(STORED);
    assertThat(evidence(mapping, quiz().timestamp(null)))
        .extracting(Evidence::occurredAt)
        .containsExactly(STORED);
  }

  @Test
  void eachMemberOfAGroupGetsEvidenceOfItsOwn() {
    CompiledMapping mapping = mapping(rule("r", 0, VERB_ONLY, dough("")));
    Group pair =
        new Group(
            "Pair",
            new Mbox(new Iri("mailto:pair@example.org")),
            List.of(agent(ANN), agent("mailto:ben@example.org"), agent(ANN)));

    List<Evidence> evidence = evidence(mapping, quiz().actor(pair));

    assertThat(evidence)
        .extracting(e -> e.person().value())
        .containsExactly(ANN, "mailto:ben@example.org");
    assertThat(evidence).extracting(Evidence::id).doesNotHaveDuplicates();
    assertThat(evidence(mapping, quiz().actor(new Group(null, pair.identifier(), List.of()))))
        .isEmpty();
  }

  @Test
  void anArtifactIsTheFirstAttachmentElseTheObjectOfAProjectArtifact() {
    CompiledMapping mapping =
        mapping(rule("r", 0, VERB_ONLY, dough(""), emit(OVEN, "projectArtifact", "")));
    Attachment signature = attachment("http://adlnet.gov/expapi/attachments/signature", "aa", null);

    assertThat(evidence(mapping, quiz().attachments(signature)))
        .extracting(Evidence::artifact)
        .containsExactly(null, QUIZ);
    assertThat(
            evidence(
                mapping,
                quiz()
                    .attachments(signature, attachment("x:photo", "bb", "https://example.org/b"))))
        .extracting(Evidence::artifact)
        .containsOnly("https://example.org/b");
    assertThat(evidence(mapping, quiz().attachments(attachment("x:photo", "bb", null))))
        .extracting(Evidence::artifact)
        .containsOnly("urn:sha2:bb");
  }

  private static Attachment attachment(String usage, String sha2, @Nullable String url) {
    return new Attachment(
        new Iri(usage),
        LanguageMap.EMPTY,
        LanguageMap.EMPTY,
        "image/png",
        1,
        sha2,
        url == null ? null : new Iri(url));
  }

  @Test
  void completionThatTheStatementDeniesIsNone() {
    CompiledMapping mapping =
        mapping(
            rule("r", 0, VERB_ONLY, emit(DOUGH, "completion", ", \"score\": {\"constant\": 1}")));

    assertThat(evidence(mapping, new StatementBuilder().completion(false))).isEmpty();
    assertThat(evidence(mapping, new StatementBuilder().completion(true)))
        .extracting(Evidence::score, Evidence::weight)
        .containsExactly(tuple(1.0, 0.0));
    assertThat(evidence(mapping, new StatementBuilder())).hasSize(1);
  }

  @Test
  void voidingStatementsAreNoEvidence() {
    String voided = "http://adlnet.gov/expapi/verbs/voided";
    CompiledMapping mapping =
        mapping(
            rule(
                "r",
                0,
                "{\"verbs\": [\"" + voided + "\"]}",
                dough(", \"score\": {\"constant\": 1}")));

    assertThat(
            evidence(mapping, quiz().verb(voided).object(new StatementRef(StatementId.random()))))
        .isEmpty();
  }

  @Test
  void theSameStatementGivesTheSameIdsAndAnotherOneOthers() {
    CompiledMapping mapping =
        mapping(rule("r", 0, VERB_ONLY, dough(""), emit(OVEN, "assessment", "")));
    Statement one = quiz().build(StatementId.random());
    Statement other = quiz().build(StatementId.random());

    List<String> ids =
        List.of(one, other).stream()
            .flatMap(s -> evidence(mapping, s).stream())
            .map(Evidence::id)
            .toList();

    assertThat(ids).hasSize(4).doesNotHaveDuplicates().allMatch(id -> id.matches("[0-9a-f]{32}"));
    assertThat(evidence(mapping, one)).isEqualTo(evidence(mapping, one));
  }
}
