package dev.attain.conformance.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attain.conformance.lrs.Answer;
import dev.attain.conformance.lrs.Covers;
import dev.attain.conformance.lrs.Lrs;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Statements by PUT and POST: ids, conflicts, batches. */
public final class StatementWrites {

  @Covers({"XAPI-00143", "XAPI-00144", "XAPI-00139"})
  public void aPutWithAnIdIsAnsweredWithNoContent(Lrs lrs) {
    ObjectNode statement = Some.statement();
    lrs.put("/statements", statement, "statementId", Some.id(statement)).expect(204);
    Some.found(lrs, Some.id(statement));
  }

  @Covers("XAPI-00144")
  public void aPutTakesTheIdFromItsParameter(Lrs lrs) {
    String id = UUID.randomUUID().toString();
    lrs.put("/statements", withoutId(), "statementId", id).expect(204);
    assertThat(Some.found(lrs, id).get("id").asText()).isEqualTo(id);
  }

  @Covers("XAPI-00145")
  public void aPutWithoutAnIdIsRejected(Lrs lrs) {
    ObjectNode statement = Some.statement();
    lrs.put("/statements", statement).expect(400);
    Some.missing(lrs, Some.id(statement));
  }

  @Covers("XAPI-00144")
  public void aPutOfAnotherIdThanItsParameterIsRejected(Lrs lrs) {
    lrs.put("/statements", Some.statement(), "statementId", UUID.randomUUID().toString())
        .expect(400);
  }

  @Covers({"XAPI-00146", "XAPI-00147"})
  public void aPostIsAnsweredWithTheIdsInOrder(Lrs lrs) {
    ArrayNode batch = JsonNodeFactory.instance.arrayNode();
    List<ObjectNode> statements = List.of(Some.statement(), Some.statement(), Some.statement());
    statements.forEach(batch::add);
    JsonNode ids = lrs.post("/statements", batch).expect(200).json();
    assertThat(StreamSupport.stream(ids.spliterator(), false).map(JsonNode::asText))
        .containsExactlyElementsOf(statements.stream().map(Some::id).toList());
  }

  @Covers({"XAPI-00026", "XAPI-00146"})
  public void aStatementWithoutAnIdGetsOne(Lrs lrs) {
    JsonNode ids = lrs.post("/statements", withoutId()).expect(200).json();
    assertThat(ids).hasSize(1);
    String id = ids.get(0).asText();
    assertThat(UUID.fromString(id).toString()).isEqualTo(id);
    assertThat(Some.found(lrs, id).get("id").asText()).isEqualTo(id);
  }

  @Covers("XAPI-00142")
  public void anotherStatementOfAKnownIdChangesNothing(Lrs lrs) {
    ObjectNode first = Some.stored(lrs, Some.statement());
    JsonNode before = Some.found(lrs, Some.id(first));
    ObjectNode second = Some.statement().put("id", Some.id(first));
    second.withObject("/verb").put("id", Some.iri("verbs"));
    lrs.post("/statements", second).expect(409);
    lrs.put("/statements", second, "statementId", Some.id(first)).expect(409);
    assertThat(Some.found(lrs, Some.id(first))).isEqualTo(before);
  }

  @Covers("XAPI-00142")
  public void theSameStatementAgainIsNoConflictAndStoredOnce(Lrs lrs) {
    ObjectNode statement = Some.statement();
    String verb = Some.iri("verbs");
    statement.withObject("/verb").put("id", verb);
    Some.stored(lrs, statement);
    Some.stored(lrs, statement);
    lrs.put("/statements", statement, "statementId", Some.id(statement)).expect(204);
    assertThat(Some.idsOf(lrs.get("/statements", "verb", verb)))
        .containsExactly(Some.id(statement));
  }

  @Covers({"XAPI-00326", "XAPI-00182"})
  public void aBatchWithOneBadStatementIsNotStored(Lrs lrs) {
    ObjectNode good = Some.statement();
    ObjectNode bad = Some.statement();
    bad.remove("verb");
    Some.post(lrs, good, bad).expect(400);
    Some.missing(lrs, Some.id(good));
  }

  @Covers("XAPI-00326")
  public void aBatchWithOneConflictIsNotStored(Lrs lrs) {
    ObjectNode known = Some.stored(lrs, Some.statement());
    ObjectNode other = Some.statement().put("id", Some.id(known));
    other.withObject("/verb").put("id", Some.iri("verbs"));
    ObjectNode good = Some.statement();
    Some.post(lrs, good, other).expect(409);
    Some.missing(lrs, Some.id(good));
  }

  @Covers("BEYOND-batch")
  public void aBatchThatNamesAnIdTwiceIsRejected(Lrs lrs) {
    ObjectNode one = Some.statement();
    ObjectNode two = Some.statement().put("id", Some.id(one));
    two.withObject("/verb").put("id", Some.iri("verbs"));
    Some.post(lrs, one, two).expect(400);
    Some.missing(lrs, Some.id(one));
  }

  @Covers("BEYOND-batch")
  public void anEmptyBatchStoresNothing(Lrs lrs) {
    Answer answer = Some.post(lrs).expect(200, 400);
    if (answer.status() == 200) {
      assertThat(answer.json()).isEmpty();
    }
  }

  private static ObjectNode withoutId() {
    ObjectNode statement = Some.statement();
    statement.remove("id");
    return statement;
  }
}
