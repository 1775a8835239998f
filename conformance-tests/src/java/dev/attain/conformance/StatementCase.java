package dev.attain.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attain.conformance.lrs.Answer;
import dev.attain.conformance.lrs.Lrs;
import dev.attain.conformance.lrs.Table;
import dev.attain.conformance.lrs.Version;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A statement that must be accepted, and then comes back as it was sent, or must be rejected with
 * 400, and then is not there.
 */
record StatementCase(
    Set<String> numbers,
    Set<Version> versions,
    boolean accepted,
    String name,
    Place place,
    List<Edit> edits)
    implements Case {

  /** The rows of {@code statements.psv}, once for each place they speak of. */
  static List<Case> all() {
    return Table.read("statements.psv", 4).rows().stream().flatMap(StatementCase::of).toList();
  }

  private static Stream<Case> of(List<String> row) {
    boolean accepted =
        switch (row.get(2)) {
          case "accept" -> true;
          case "reject" -> false;
          default -> throw new IllegalArgumentException("accept or reject: " + row);
        };
    List<Edit> edits = Edit.list(row.get(3));
    return Place.of(edits).map(place -> at(place, row, accepted, edits));
  }

  private static Case at(Place place, List<String> row, boolean accepted, List<Edit> edits) {
    EnumSet<Version> versions = EnumSet.copyOf(Version.named(row.get(1)));
    versions.retainAll(place.versions());
    String name =
        row.get(2) + " " + row.get(3) + (place.where().isEmpty() ? "" : " as " + place.where());
    return new StatementCase(Set.of(row.get(0).split(" ")), versions, accepted, name, place, edits);
  }

  @Override
  public void run(Lrs lrs) {
    ObjectNode statement = place.statement(edits);
    if (!statement.has("id")) {
      statement.put("id", UUID.randomUUID().toString());
    }
    Answer answer = lrs.post("/statements", statement);
    if (accepted) {
      answer.expect(200);
      String id = statement.get("id").asText();
      JsonNode back = lrs.get("/statements", "statementId", id).expect(200).json();
      ReceivedAgain.compare(statement, back);
    } else {
      answer.expect(400);
    }
  }
}
