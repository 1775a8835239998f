package dev.attain.http.competency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attain.competency.evidence.EvidenceVerbs;
import dev.attain.json.Json;
import dev.attain.xapi.Agent;
import dev.attain.xapi.AgentIdentifier;
import dev.attain.xapi.Iri;
import dev.attain.xapi.json.AgentJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the statements that the xAPI Profile in {@code profiles/evidence} describes. */
final class EvidenceStatements {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String COMPETENCY = "https://w3id.org/xapi/tla/activity-types/competency";

  private final ObjectNode statement = NODES.objectNode();
  private final ObjectNode context = NODES.objectNode();
  private final ObjectNode result = NODES.objectNode();

  private EvidenceStatements(AgentIdentifier actor, Iri verb, String word, Instant at) {
    statement.set("actor", agent(actor));
    statement.putObject("verb").put("id", verb.value()).putObject("display").put("en", word);
    statement.put("timestamp", at.toString());
  }

  /**
   * A person was judged in a competency.
   *
   * @param verb {@link EvidenceVerbs#WAS_ATTESTED} or {@link EvidenceVerbs#WAS_PEER_REVIEWED}
   */
  static EvidenceStatements judged(
      AgentIdentifier person,
      Iri verb,
      String competency,
      AgentIdentifier rater,
      double scaled,
      Instant at) {
    String word = verb.equals(EvidenceVerbs.WAS_ATTESTED) ? "was attested" : "was peer-reviewed";
    EvidenceStatements made = new EvidenceStatements(person, verb, word, at);
    made.statement.set("object", activity(competency));
    made.context.set("instructor", agent(rater));
    made.result.putObject("score").put("scaled", scaled);
    return made;
  }

  /** Something is said of the evidence that a statement has given of a person. */
  static EvidenceStatements about(
      String target,
      AgentIdentifier person,
      List<String> competencies,
      Iri verb,
      AgentIdentifier by,
      Instant at) {
    String path = verb.value();
    EvidenceStatements made =
        new EvidenceStatements(by, verb, path.substring(path.lastIndexOf('/') + 1), at);
    made.statement.putObject("object").put("objectType", "StatementRef").put("id", target);
    var grouping = made.context.putObject("contextActivities").putArray("grouping");
    competencies.forEach(competency -> grouping.add(activity(competency)));
    made.context.putObject("extensions").put(EvidenceVerbs.PERSON.value(), person.canonical());
    return made;
  }

  EvidenceStatements because(@Nullable String reason) {
    if (reason != null) {
      result.put("response", reason);
    }
    return this;
  }

  EvidenceStatements with(@Nullable String artifact) {
    if (artifact != null) {
      result.putObject("extensions").put(EvidenceVerbs.ARTIFACT.value(), artifact);
    }
    return this;
  }

  byte[] json() {
    if (!result.isEmpty()) {
      statement.set("result", result);
    }
    statement.set("context", context);
    try {
      return Json.MAPPER.writeValueAsBytes(statement);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode activity(String competency) {
    ObjectNode activity = NODES.objectNode().put("id", competency);
    activity.putObject("definition").put("type", COMPETENCY);
    return activity;
  }

  private static JsonNode agent(AgentIdentifier identifier) {
    try {
      return Objects.requireNonNull(
          Json.MAPPER.readTree(AgentJson.write(new Agent(null, identifier))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
