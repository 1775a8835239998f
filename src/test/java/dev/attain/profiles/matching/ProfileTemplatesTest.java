package dev.attain.profiles.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.profiles.ProfileDocuments;
import dev.attain.profiles.ProfileReading;
import dev.attain.profiles.XapiProfile;
import dev.attain.profiles.matching.Judgement.Outcome;
import dev.attain.xapi.Iri;
import dev.attain.xapi.Statement;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.json.StatementJson;
import dev.attain.xapi.json.text.JsonDocument;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.json.text.JsonText;
import dev.attain.xapi.json.text.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProfileTemplatesTest {
  private static final StatementId OTHER = StatementId.of("6690e6c9-3ef0-4ed3-8b37-7f3964730bee");
  private static final Iri PLANNED = new Iri("x:planned");
  private static final Iri DONE = new Iri("x:done");

  /** A task is planned with a duration; done points at its plan, commented is of its context. */
  private final ProfileTemplates templates =
      ProfileTemplates.of(
          profile(
              """
              {"id": "x:p", "type": "Profile", "prefLabel": {}, "definition": {},
               "versions": [{"id": "x:p/1"}],
               "templates": [
                 {"id": "x:planned", "type": "StatementTemplate", "verb": "x:plan",
                  "rules": [{"location": "$.result.duration", "presence": "included"},
                            {"location": "$.object.id", "any": ["x:task"]}]},
                 {"id": "x:done", "type": "StatementTemplate", "verb": "x:do",
                  "objectStatementRefTemplate": ["x:planned"]},
                 {"id": "x:commented", "type": "StatementTemplate", "verb": "x:comment",
                  "contextStatementRefTemplate": ["x:done", "x:planned"]},
                 {"id": "x:typed", "type": "StatementTemplate", "objectActivityType": "x:t",
                  "rules": [{"location": "$.object.definition.name", "presence": "included"}]},
                 {"id": "x:all", "type": "StatementTemplate",
                  "rules": [{"location": "$.timestamp", "presence": "included"}]}]}
              """));

  @Test
  void everyBrokenRuleIsTold() {
    Judgement judgement = judge("x:plan", "{\"id\": \"x:other\"}", "", OtherStatements.UNKNOWN);

    assertThat(judgement.outcome()).isEqualTo(Outcome.INVALID);
    assertThat(judgement.breaches())
        .containsExactly(
            new RuleBreach(PLANNED, "$.result.duration", null, "must be there"),
            new RuleBreach(PLANNED, "$.object.id", null, "must have one of \"x:task\""));
  }

  @Test
  void whatNoTemplateIsAboutIsUnmatched() {
    assertThat(judge("x:sing", "{\"id\": \"x:song\"}", "", OtherStatements.UNKNOWN))
        .isEqualTo(Judgement.UNMATCHED);
  }

  @Test
  void aTemplateIsFoundByTheTypeOfTheObjectAndByTheCategory() {
    String object = "{\"id\": \"x:o\", \"definition\": {\"type\": \"x:t\"}}";
    assertThat(judge("x:sing", object, "", OtherStatements.UNKNOWN).breaches())
        .extracting(RuleBreach::template)
        .containsExactly(new Iri("x:typed"));

    String category =
        ", \"context\": {\"contextActivities\": {\"category\": [{\"id\": \"x:p/1\"}]}}";
    assertThat(judge("x:sing", "{\"id\": \"x:o\"}", category, OtherStatements.UNKNOWN).breaches())
        .extracting(RuleBreach::template)
        .containsExactly(new Iri("x:all"));
  }

  @Test
  void aReferenceMustBeToAStatementOfTheTemplate() {
    String plan = "{\"objectType\": \"StatementRef\", \"id\": \"%s\"}".formatted(OTHER);

    assertThat(judge("x:do", plan, "", known(PLANNED)).followed()).containsExactly(DONE);
    assertThat(judge("x:do", plan, "", known(DONE)).breaches())
        .extracting(RuleBreach::location)
        .containsExactly("$.object.id");
    assertThat(judge("x:do", plan, "", OtherStatements.UNKNOWN).followed()).containsExactly(DONE);
    assertThat(judge("x:do", "{\"id\": \"x:task\"}", "", OtherStatements.UNKNOWN).breaches())
        .extracting(RuleBreach::location)
        .containsExactly("$.object");
  }

  @Test
  void aReferenceInTheContextToo() {
    String about =
        ", \"context\": {\"statement\": {\"objectType\": \"StatementRef\", \"id\": \"%s\"}}"
            .formatted(OTHER);
    String task = "{\"id\": \"x:task\"}";

    assertThat(judge("x:comment", task, about, known(DONE)).outcome()).isEqualTo(Outcome.SUCCESS);
    assertThat(judge("x:comment", task, about, known(new Iri("x:typed"))).outcome())
        .isEqualTo(Outcome.INVALID);
    assertThat(judge("x:comment", task, "", known(DONE)).breaches())
        .extracting(RuleBreach::location)
        .containsExactly("$.context.statement");
  }

  private static OtherStatements known(Iri followed) {
    return id -> id.equals(OTHER) ? Optional.of(Set.of(followed)) : Optional.empty();
  }

  private Judgement judge(String verb, String object, String more, OtherStatements others) {
    byte[] json =
        """
        {"actor": {"mbox": "mailto:ann@example.org"}, "verb": {"id": "%s"}, "object": %s%s}
        """
            .formatted(verb, object, more)
            .getBytes(StandardCharsets.UTF_8);
    Statement statement = StatementJson.read(json);
    JsonValue tree = ((JsonDocument.Parsed) JsonText.parse(json, JsonLimits.DEFAULT)).root();
    return templates.judge(statement, () -> tree, others);
  }

  private static XapiProfile profile(String json) {
    ProfileReading reading = ProfileDocuments.read(json.getBytes(StandardCharsets.UTF_8));
    assertThat(reading).isInstanceOf(ProfileReading.Read.class);
    return ((ProfileReading.Read) reading).profile();
  }
}
