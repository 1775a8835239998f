package dev.attain.conformance.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attain.conformance.lrs.Covers;
import dev.attain.conformance.lrs.Fragments;
import dev.attain.conformance.lrs.Lrs;
import java.util.List;
import java.util.UUID;

/** What the server knows of an Agent or an activity. */
public final class AgentsAndActivities {

  @Covers({
    "XAPI-00236",
    "XAPI-00237",
    "XAPI-00238",
    "XAPI-00239",
    "XAPI-00244",
    "XAPI-00246",
    "XAPI-00247",
    "XAPI-00248"
  })
  public void anUnknownAgentIsAPersonWithWhatWasAsked(Lrs lrs) {
    ObjectNode agent = Some.agent();
    JsonNode person = person(lrs, agent);
    assertThat(person.get("objectType").asText()).isEqualTo("Person");
    assertThat(person.get("mbox")).hasSize(1);
    assertThat(person.at("/mbox/0")).isEqualTo(agent.get("mbox"));
    assertThat(person.path("name").isArray() || person.path("name").isMissingNode()).isTrue();
  }

  @Covers({"XAPI-00238", "XAPI-00246", "XAPI-00248"})
  public void namesOfStatementsAreKnown(Lrs lrs) {
    ObjectNode agent = Some.agent().put("name", "Ann of " + UUID.randomUUID());
    ObjectNode statement = Some.statement();
    statement.set("actor", agent);
    Some.stored(lrs, statement);
    assertThat(person(lrs, agent).get("name")).contains(agent.get("name"));
  }

  @Covers({"XAPI-00240", "XAPI-00241", "XAPI-00242", "XAPI-00246"})
  public void everyIdentifierIsAnArray(Lrs lrs) {
    for (String identifier :
        List.of(
            "{\"mbox_sha1sum\":\"ebd31e95054c018b10727ccffd2ef2ec3a016ee9\"}",
            "{\"openid\":\"https://{uuid}.example.org/\"}",
            "{\"account\":{\"homePage\":\"https://example.org\",\"name\":\"{uuid}\"}}")) {
      JsonNode agent = Fragments.json(identifier);
      String name = agent.fieldNames().next();
      JsonNode values = person(lrs, agent).get(name);
      assertThat(values.isArray()).isTrue();
      assertThat(values).contains(agent.get(name));
    }
  }

  @Covers({"XAPI-00251", "XAPI-00253"})
  public void anActivityIsWhole(Lrs lrs) {
    ObjectNode statement = Some.stored(lrs, Some.statement());
    JsonNode activity = activity(lrs, statement.at("/object/id").asText());
    assertThat(activity.get("definition")).isEqualTo(statement.at("/object/definition"));
    assertThat(activity.get("id")).isEqualTo(statement.at("/object/id"));
  }

  @Covers("XAPI-00254")
  public void whatStatementsSayOfAnActivityIsMerged(Lrs lrs) {
    String iri = Some.iri("activities");
    for (String definition :
        List.of(
            "{\"name\":{\"en-US\":\"Lathe\"},\"description\":{\"en-US\":\"Turning\"}}",
            "{\"name\":{\"fr\":\"Tour\"},\"type\":\"https://example.org/types/exercise\"}")) {
      ObjectNode statement = Some.statement();
      statement.withObject("/object").put("id", iri).set("definition", Fragments.json(definition));
      Some.stored(lrs, statement);
    }
    JsonNode definition = activity(lrs, iri).get("definition");
    assertThat(definition.get("name"))
        .isEqualTo(Fragments.json("{\"en-US\":\"Lathe\",\"fr\":\"Tour\"}"));
    assertThat(definition.at("/description/en-US").asText()).isEqualTo("Turning");
    assertThat(definition.get("type").asText()).isEqualTo("https://example.org/types/exercise");
  }

  private static JsonNode person(Lrs lrs, JsonNode agent) {
    return lrs.get("/agents", "agent", agent.toString()).expect(200).json();
  }

  private static JsonNode activity(Lrs lrs, String iri) {
    return lrs.get("/activities", "activityId", iri).expect(200).json();
  }
}
