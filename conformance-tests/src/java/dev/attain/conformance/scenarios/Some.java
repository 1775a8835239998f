package dev.attain.conformance.scenarios;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attain.conformance.lrs.Answer;
import dev.attain.conformance.lrs.Fragments;
import dev.attain.conformance.lrs.Lrs;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What scenarios begin with and look up: statements nobody has sent before, and where they are. */
final class Some {
  private Some() {}

  /** A statement with an id and an activity of its own. */
  static ObjectNode statement() {
    ObjectNode statement = Fragments.object("statement");
    statement.put("id", UUID.randomUUID().toString());
    statement.withObject("/object").put("id", iri("activities"));
    return statement;
  }

  /** A statement of that verb, with an id and an activity of its own. */
  static ObjectNode statement(String verb) {
    ObjectNode statement = statement();
    statement.withObject("/verb").put("id", verb);
    return statement;
  }

  /** A statement that points at another. */
  static ObjectNode about(String target, String verb) {
    ObjectNode statement = statement(verb);
    statement.putObject("object").put("objectType", "StatementRef").put("id", target);
    return statement;
  }

  /** A statement that voids another. */
  static ObjectNode voiding(String target) {
    return about(target, "http://adlnet.gov/expapi/verbs/voided");
  }

  /** An Agent that nobody has spoken of before. */
  static ObjectNode agent() {
    return Fragments.object("agent").put("mbox", "mailto:" + UUID.randomUUID() + "@example.org");
  }

  /** Puts a copy of a value where a pointer leads; objects on the way are made when missing. */
  static void set(ObjectNode statement, String pointer, JsonNode value) {
    JsonPointer at = JsonPointer.compile(pointer);
    ObjectNode parent = at.head().matches() ? statement : statement.withObject(at.head());
    parent.set(at.last().getMatchingProperty(), value.deepCopy());
  }

  static String iri(String kind) {
    return "https://example.org/" + kind + "/" + UUID.randomUUID();
  }

  /** The server's clock: when it stores a statement. */
  static String serverTime(Lrs lrs) {
    return found(lrs, id(stored(lrs, statement()))).get("stored").asText();
  }

  static String id(JsonNode statement) {
    return statement.get("id").asText();
  }

  static Answer post(Lrs lrs, ObjectNode... statements) {
    ArrayNode batch = JsonNodeFactory.instance.arrayNode();
    batch.addAll(List.of(statements));
    return lrs.post("/statements", batch);
  }

  /** Stores a statement and returns it. */
  static ObjectNode stored(Lrs lrs, ObjectNode statement) {
    lrs.post("/statements", statement).expect(200);
    return statement;
  }

  static JsonNode found(Lrs lrs, String id) {
    return lrs.get("/statements", "statementId", id).expect(200).json();
  }

  static void missing(Lrs lrs, String id) {
    lrs.get("/statements", "statementId", id).expect(404);
  }

  /** The ids of an answer's statements, in order. */
  static List<String> idsOf(Answer answer) {
    List<String> ids = new ArrayList<>();
    answer.expect(200).json().path("statements").forEach(statement -> ids.add(id(statement)));
    return ids;
  }
}
