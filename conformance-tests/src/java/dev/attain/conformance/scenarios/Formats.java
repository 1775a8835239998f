package dev.attain.conformance.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attain.conformance.ReceivedAgain;
import dev.attain.conformance.lrs.Covers;
import dev.attain.conformance.lrs.Fragments;
import dev.attain.conformance.lrs.Lrs;
import dev.attain.conformance.lrs.Version;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** What an answer holds of a statement: formats, languages, and what the server adds. */
public final class Formats {

  @Covers({"XAPI-00168", "XAPI-00170"})
  public void exactIsWhatWasReceivedAndIsUsual(Lrs lrs) {
    ObjectNode statement = Some.stored(lrs, full());
    ReceivedAgain.compare(statement, Some.found(lrs, Some.id(statement)));
    ReceivedAgain.compare(statement, in(lrs, "exact", statement));
  }

  @Covers("XAPI-00171")
  public void idsHoldsIdentifiersOnly(Lrs lrs) {
    ObjectNode statement = full();
    statement.set("actor", Fragments.object("anonymousGroup"));
    Some.stored(lrs, statement);
    JsonNode found = in(lrs, "ids", statement);
    assertThat(found.at("/actor/member/0").has("name")).isFalse();
    assertThat(found.at("/actor/member/0/mbox").asText()).isEqualTo("mailto:ann@example.org");
    assertThat(found.at("/object").has("definition")).isFalse();
    assertThat(found.at("/object/id")).isEqualTo(statement.at("/object/id"));
    assertThat(found.at("/context/contextActivities/parent/0").has("definition")).isFalse();
    assertThat(found.at("/context/team").has("name")).isFalse();
    assertThat(found.at("/context/instructor").has("name")).isFalse();
    assertThat(found.at("/verb").has("display")).isFalse();
    assertThat(found.at("/result")).isEqualTo(statement.at("/result"));
  }

  @Covers({"XAPI-00169", "XAPI-00172"})
  public void canonicalHasOneLanguageTheOneAskedFor(Lrs lrs) {
    ObjectNode statement = Some.stored(lrs, full());
    for (String language : List.of("de", "en-US")) {
      JsonNode found = in(lrs.with("Accept-Language", language), "canonical", statement);
      assertThat(found.at("/verb/display")).hasSize(1);
      assertThat(found.at("/verb/display").has(language)).isTrue();
      assertThat(found.at("/object/definition/name")).hasSize(1);
      assertThat(found.at("/object/definition/name").has(language)).isTrue();
      assertThat(found.at("/object/definition/type"))
          .isEqualTo(statement.at("/object/definition/type"));
    }
  }

  @Covers("XAPI-00172")
  public void exactDoesNotHeedTheLanguage(Lrs lrs) {
    ObjectNode statement = Some.stored(lrs, full());
    assertThat(in(lrs.with("Accept-Language", "de"), "exact", statement).at("/verb/display"))
        .isEqualTo(statement.at("/verb/display"));
  }

  @Covers({"XAPI-00023", "XAPI-00097"})
  public void storedIsTheServers(Lrs lrs) {
    ObjectNode statement = Some.statement().put("stored", "2001-01-01T00:00:00.000Z");
    Instant before = Instant.now().minusSeconds(120);
    Some.stored(lrs, statement);
    String stored = Some.found(lrs, Some.id(statement)).get("stored").asText();
    assertThat(OffsetDateTime.parse(stored).toInstant()).isAfter(before);
    assertThat(stored).contains(".");
  }

  @Covers("XAPI-00099")
  public void authorityIsSetWhenThereIsNone(Lrs lrs) {
    ObjectNode statement = Some.stored(lrs, Some.statement());
    JsonNode authority = Some.found(lrs, Some.id(statement)).path("authority");
    assertThat(authority.path("objectType").asText("Agent")).isIn("Agent", "Group");
    assertThat(authority.isObject()).isTrue();
  }

  @Covers("XAPI-00122")
  public void timestampsKeepMilliseconds(Lrs lrs) {
    ObjectNode statement = Some.statement().put("timestamp", "2026-03-04T05:06:07.891234Z");
    Some.stored(lrs, statement);
    assertThat(Some.found(lrs, Some.id(statement)).get("timestamp").asText())
        .startsWith("2026-03-04T05:06:07.891");
  }

  @Covers("XAPI-00096")
  public void singleContextActivitiesComeBackInArrays(Lrs lrs) {
    ObjectNode statement = Some.statement();
    statement.set("object", Fragments.object("subStatement"));
    for (String context : List.of("/context", "/object/context")) {
      Some.set(statement, context + "/contextActivities/parent", Fragments.object("activity"));
    }
    Some.stored(lrs, statement);
    JsonNode found = Some.found(lrs, Some.id(statement));
    assertThat(found.at("/context/contextActivities/parent").isArray()).isTrue();
    assertThat(found.at("/object/context/contextActivities/parent").isArray()).isTrue();
  }

  @Covers({"XAPI-00332", "XAPI-00330"})
  public void aStatementKeepsItsVersion(Lrs lrs) {
    for (String version : List.of("1.0.0", "1.0.1", lrs.version().header())) {
      ObjectNode statement = Some.stored(lrs, Some.statement().put("version", version));
      ReceivedAgain.compare(statement, Some.found(lrs, Some.id(statement)));
    }
  }

  @Covers("XAPI-00015")
  public void textOfEveryScriptComesBack(Lrs lrs) {
    ObjectNode statement = Some.statement();
    Some.set(
        statement, "/result/response", statement.textNode("ä ß 田中 Ελλάδα 😀 \u2028 \u0007 \\ \""));
    Some.stored(lrs, statement);
    assertThat(Some.found(lrs, Some.id(statement)).at("/result/response"))
        .isEqualTo(statement.at("/result/response"));
  }

  @Covers({"BEYOND-digits", "XAPI-00002"})
  public void numbersKeepAllTheirDigits(Lrs lrs) {
    String id = UUID.randomUUID().toString();
    String numbers =
        "[12345678901234567890,0.12345678901234567890,1.0,1E+400,-0,10000000000000000000.5]";
    String statement =
        Fragments.object("statement")
            .put("id", id)
            .set("result", Fragments.json("{\"extensions\":{\"https://example.org/n\":7777}}"))
            .toString()
            .replace("7777", numbers);
    lrs.sendJson("POST", "/statements", statement).expect(200);
    assertThat(lrs.get("/statements", "statementId", id).expect(200).text().replace(" ", ""))
        .contains(numbers);
  }

  @Covers(value = "IEEE-4.1.3-time", versions = Version.V2_0_0)
  public void timestampsComeBackInUtc(Lrs lrs) {
    ObjectNode statement = Some.statement().put("timestamp", "2026-03-04T05:06:07.000-05:00");
    Some.stored(lrs, statement);
    String found = Some.found(lrs, Some.id(statement)).get("timestamp").asText();
    assertThat(OffsetDateTime.parse(found).getOffset().getTotalSeconds()).isZero();
    assertThat(OffsetDateTime.parse(found).toInstant()).isEqualTo("2026-03-04T10:06:07Z");
  }

  @Covers(value = "IEEE-4.2.7-iri", versions = Version.V2_0_0)
  public void irisThatDifferInCaseAreTwo(Lrs lrs) {
    String verb = Some.iri("verbs");
    Some.stored(lrs, Some.statement(verb));
    assertThat(Some.idsOf(lrs.get("/statements", "verb", verb.replace("/verbs/", "/Verbs/"))))
        .isEmpty();
  }

  private static JsonNode in(Lrs lrs, String format, ObjectNode statement) {
    return lrs.get("/statements", "statementId", Some.id(statement), "format", format)
        .expect(200)
        .json();
  }

  private static ObjectNode full() {
    ObjectNode statement = Some.statement();
    statement.set("result", Fragments.object("result"));
    statement.set("context", Fragments.object("context"));
    statement.put("timestamp", "2026-03-04T05:06:07.890Z");
    return statement;
  }
}
