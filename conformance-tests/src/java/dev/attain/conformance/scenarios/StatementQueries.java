package dev.attain.conformance.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attain.conformance.lrs.Answer;
import dev.attain.conformance.lrs.Covers;
import dev.attain.conformance.lrs.Fragments;
import dev.attain.conformance.lrs.Lrs;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** Statements by GET: each filter, and the headers of answers. */
public final class StatementQueries {
  private static final String CONSISTENT_THROUGH = "X-Experience-API-Consistent-Through";

  @Covers({"XAPI-00156", "XAPI-00158", "XAPI-00159", "XAPI-00170"})
  public void aStatementIsFoundByItsId(Lrs lrs) {
    ObjectNode statement = Some.stored(lrs, Some.statement());
    JsonNode found = Some.found(lrs, Some.id(statement));
    assertThat(found.get("id")).isEqualTo(statement.get("id"));
    assertThat(found.get("object")).isEqualTo(statement.get("object"));
    Some.missing(lrs, UUID.randomUUID().toString());
  }

  @Covers({"XAPI-00164", "XAPI-00180", "XAPI-00110", "XAPI-00154", "XAPI-00109", "XAPI-00113"})
  public void aVerbFindsItsStatementsOnly(Lrs lrs) {
    String verb = Some.iri("verbs");
    ObjectNode hit = Some.stored(lrs, Some.statement(verb));
    Some.stored(lrs, Some.statement());
    Answer answer = lrs.get("/statements", "verb", verb);
    assertThat(Some.idsOf(answer)).containsExactly(Some.id(hit));
    assertThat(answer.json().path("more").asText()).isEmpty();
    assertThat(fields(answer.json())).isSubsetOf("statements", "more").contains("statements");
  }

  @Covers({"XAPI-00164", "XAPI-00179"})
  public void anActivityFindsItsStatementsOnly(Lrs lrs) {
    ObjectNode hit = Some.stored(lrs, Some.statement());
    ObjectNode related = Some.statement();
    related.withObject("/context/contextActivities").set("parent", hit.get("object").deepCopy());
    Some.stored(lrs, related);
    String activity = hit.at("/object/id").asText();
    assertThat(Some.idsOf(lrs.get("/statements", "activity", activity)))
        .containsExactly(Some.id(hit));
  }

  @Covers({"XAPI-00164", "XAPI-00178"})
  public void aRegistrationFindsItsStatementsOnly(Lrs lrs) {
    String registration = UUID.randomUUID().toString();
    ObjectNode hit = Some.statement();
    hit.withObject("/context").put("registration", registration);
    Some.stored(lrs, hit);
    Some.stored(lrs, Some.statement());
    assertThat(Some.idsOf(lrs.get("/statements", "registration", registration)))
        .containsExactly(Some.id(hit));
  }

  @Covers({"XAPI-00164", "XAPI-00181"})
  public void anAgentFindsActorsAndObjectsOnly(Lrs lrs) {
    ObjectNode agent = Some.agent();
    ObjectNode actor = Some.statement();
    actor.set("actor", agent);
    ObjectNode object = Some.statement();
    object.set("object", agent);
    ObjectNode instructor = Some.statement();
    instructor.withObject("/context").set("instructor", agent);
    Some.post(lrs, actor, object, instructor).expect(200);
    assertThat(Some.idsOf(lrs.get("/statements", "agent", agent.toString())))
        .containsExactlyInAnyOrder(Some.id(actor), Some.id(object));
  }

  @Covers({"XAPI-00164", "XAPI-00176"})
  public void relatedAgentsFindsAgentsInEveryPlace(Lrs lrs) {
    ObjectNode agent = Some.agent();
    List<ObjectNode> all = new ArrayList<>();
    for (String place :
        List.of(
            "/actor",
            "/object",
            "/context/instructor",
            "sub/actor",
            "sub/object",
            "sub/context/instructor")) {
      ObjectNode statement = Some.statement();
      if (place.startsWith("sub")) {
        statement.set("object", Fragments.object("subStatement"));
      }
      Some.set(statement, place.replace("sub", "/object"), agent);
      all.add(statement);
    }
    ObjectNode team = Some.statement();
    Some.set(team, "/context/team", groupOf(agent));
    all.add(team);
    Some.post(lrs, all.toArray(ObjectNode[]::new)).expect(200);
    assertThat(
            Some.idsOf(lrs.get("/statements", "agent", agent.toString(), "related_agents", "true")))
        .containsExactlyInAnyOrderElementsOf(all.stream().map(Some::id).toList());
  }

  @Covers({"XAPI-00164", "XAPI-00177"})
  public void relatedActivitiesFindsActivitiesInEveryPlace(Lrs lrs) {
    String iri = Some.iri("activities");
    ObjectNode activity = Fragments.object("activity").put("id", iri);
    List<ObjectNode> all = new ArrayList<>();
    for (String place :
        List.of(
            "/object",
            "/context/contextActivities/parent",
            "/context/contextActivities/grouping",
            "/context/contextActivities/category",
            "/context/contextActivities/other",
            "sub/object",
            "sub/context/contextActivities/parent")) {
      ObjectNode statement = Some.statement();
      if (place.startsWith("sub")) {
        statement.set("object", Fragments.object("subStatement"));
      }
      Some.set(statement, place.replace("sub", "/object"), activity);
      all.add(statement);
    }
    Some.post(lrs, all.toArray(ObjectNode[]::new)).expect(200);
    assertThat(Some.idsOf(lrs.get("/statements", "activity", iri, "related_activities", "true")))
        .containsExactlyInAnyOrderElementsOf(all.stream().map(Some::id).toList());
  }

  @Covers({"XAPI-00174", "XAPI-00175", "XAPI-00164"})
  public void sinceIsExclusiveAndUntilInclusive(Lrs lrs) throws InterruptedException {
    String verb = Some.iri("verbs");
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ids.add(Some.id(Some.stored(lrs, Some.statement(verb))));
      Thread.sleep(5);
    }
    String middle = Some.found(lrs, ids.get(1)).get("stored").asText();
    assertThat(Some.idsOf(lrs.get("/statements", "verb", verb, "since", middle)))
        .containsExactly(ids.get(2));
    assertThat(Some.idsOf(lrs.get("/statements", "verb", verb, "until", middle)))
        .containsExactly(ids.get(1), ids.get(0));
  }

  @Covers("XAPI-00166")
  public void ascendingGivesTheOldestFirst(Lrs lrs) {
    String verb = Some.iri("verbs");
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      ids.add(Some.id(Some.stored(lrs, Some.statement(verb))));
    }
    assertThat(Some.idsOf(lrs.get("/statements", "verb", verb, "ascending", "true")))
        .containsExactlyElementsOf(ids);
    Collections.reverse(ids);
    assertThat(Some.idsOf(lrs.get("/statements", "verb", verb, "ascending", "false")))
        .containsExactlyElementsOf(ids);
    assertThat(Some.idsOf(lrs.get("/statements", "verb", verb))).containsExactlyElementsOf(ids);
  }

  @Covers("XAPI-00173")
  public void limitIsKept(Lrs lrs) {
    String verb = Some.iri("verbs");
    Some.post(lrs, Some.statement(verb), Some.statement(verb), Some.statement(verb)).expect(200);
    assertThat(Some.idsOf(lrs.get("/statements", "verb", verb, "limit", "2"))).hasSize(2);
    assertThat(Some.idsOf(lrs.get("/statements", "verb", verb, "limit", "0"))).hasSize(3);
    assertThat(Some.idsOf(lrs.get("/statements", "verb", verb))).hasSize(3);
  }

  @Covers({"XAPI-00152", "XAPI-00153", "XAPI-00160"})
  public void everyAnswerToAGetSaysHowFarItIsConsistent(Lrs lrs) {
    String verb = Some.iri("verbs");
    ObjectNode statement = Some.stored(lrs, Some.statement(verb));
    Answer found = lrs.get("/statements", "verb", verb).expect(200);
    Instant through = time(found.header(CONSISTENT_THROUGH));
    assertThat(through).isAfterOrEqualTo(time(found.json().at("/statements/0/stored").asText()));
    time(lrs.get("/statements", "statementId", Some.id(statement)).header(CONSISTENT_THROUGH));
    time(lrs.get("/statements", "limit", "many").expect(400).header(CONSISTENT_THROUGH));
    time(
        lrs.get("/statements", "statementId", UUID.randomUUID().toString())
            .expect(404)
            .header(CONSISTENT_THROUGH));
    time(lrs.head("/statements").expect(200).header(CONSISTENT_THROUGH));
  }

  @Covers("XAPI-00165")
  public void anAnswerHasAContentType(Lrs lrs) {
    ObjectNode statement = Some.stored(lrs, Some.statement());
    assertThat(lrs.get("/statements", "limit", "1").header("Content-Type"))
        .startsWith("application/json");
    assertThat(lrs.get("/statements", "statementId", Some.id(statement)).header("Content-Type"))
        .startsWith("application/json");
  }

  @Covers({"BEYOND-hash", "XAPI-00181"})
  public void anMboxIsNotFoundByItsHash(Lrs lrs) {
    ObjectNode agent = Some.agent();
    ObjectNode statement = Some.statement();
    statement.set("actor", agent);
    Some.stored(lrs, statement);
    ObjectNode hash = Fragments.object("agent");
    hash.remove("mbox");
    hash.put(
        "mbox_sha1sum",
        Digests.hex("SHA-1", agent.get("mbox").asText().getBytes(StandardCharsets.UTF_8)));
    assertThat(Some.idsOf(lrs.get("/statements", "agent", hash.toString()))).isEmpty();
  }

  @Covers("BEYOND-group")
  public void aGroupIsFoundByItsIdentifierAndByItsMembers(Lrs lrs) {
    ObjectNode member = Some.agent();
    ObjectNode group = groupOf(member);
    ObjectNode statement = Some.statement();
    statement.set("actor", group);
    Some.stored(lrs, statement);
    ObjectNode bare = group.deepCopy();
    bare.remove(List.of("name", "member"));
    ObjectNode nameless = member.deepCopy();
    nameless.remove("name");
    assertThat(Some.idsOf(lrs.get("/statements", "agent", bare.toString())))
        .containsExactly(Some.id(statement));
    assertThat(Some.idsOf(lrs.get("/statements", "agent", nameless.toString())))
        .containsExactly(Some.id(statement));
  }

  @Covers("BEYOND-reference")
  public void aQuestionReachesThroughAReferenceThatCameAfterItsTarget(Lrs lrs) {
    String verb = Some.iri("verbs");
    ObjectNode target = Some.stored(lrs, Some.statement(verb));
    ObjectNode pointer = Some.stored(lrs, Some.about(Some.id(target), Some.iri("verbs")));
    assertThat(Some.idsOf(lrs.get("/statements", "verb", verb)))
        .containsExactly(Some.id(pointer), Some.id(target));
  }

  @Covers("BEYOND-reference")
  public void aQuestionReachesThroughAChainOfReferencesThatCameBeforeTheirTarget(Lrs lrs) {
    String verb = Some.iri("verbs");
    ObjectNode target = Some.statement(verb);
    ObjectNode near = Some.about(Some.id(target), Some.iri("verbs"));
    ObjectNode far = Some.stored(lrs, Some.about(Some.id(near), Some.iri("verbs")));
    Some.stored(lrs, near);
    Some.stored(lrs, target);
    assertThat(Some.idsOf(lrs.get("/statements", "verb", verb)))
        .containsExactlyInAnyOrder(Some.id(target), Some.id(near), Some.id(far));
  }

  @Covers("BEYOND-slash")
  public void aDoubledSlashIsForgiven(Lrs lrs) {
    lrs.get("//statements", "limit", "1").expect(200);
  }

  private static ObjectNode groupOf(ObjectNode member) {
    ObjectNode group =
        Fragments.object("group").put("mbox", "mailto:" + UUID.randomUUID() + "@example.org");
    group.putArray("member").add(member);
    return group;
  }

  private static List<String> fields(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static Instant time(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }
}
