package dev.attain.benchmark.sample;

import dev.attain.statements.NewStatement;
import dev.attain.statements.Terms;
import dev.attain.xapi.Agent;
import dev.attain.xapi.AgentIdentifier;
import dev.attain.xapi.Iri;
import dev.attain.xapi.Statement;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.json.StatementJson;
import dev.attain.xapi.json.text.JsonArray;
import dev.attain.xapi.json.text.JsonDocument;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.json.text.JsonObject;
import dev.attain.xapi.json.text.JsonText;
import dev.attain.xapi.json.text.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Statements of the benchmark made ready for the store at the least cost: parsed to values, and
 * with what they are found by; no rule is looked at.
 */
public final class BareStatements {
  private static final Agent AUTHORITY =
      new Agent(null, new AgentIdentifier.Mbox(new Iri("mailto:benchmark@example.org")));

  private static final byte[] STAMP =
      ",\"version\":\"1.0.0\",\"authority\":{\"mbox\":\"mailto:benchmark@example.org\"}}"
          .getBytes(StandardCharsets.UTF_8);

  private final Terms terms = new Terms();

  /**
   * The values of a batch.
   *
   * @param body an array of valid statements with ids
   */
  public static List<Statement> values(byte[] body) {
    return items(body).stream().map(item -> StatementJson.of((JsonObject) item, body)).toList();
  }

  private static List<JsonValue> items(byte[] body) {
    JsonDocument document = JsonText.parse(body, JsonLimits.DEFAULT);
    JsonValue root = ((JsonDocument.Parsed) document).root();
    return root instanceof JsonArray array ? array.items() : List.of(root);
  }

  /** The batch as a store takes it. */
  public List<NewStatement> read(byte[] body) {
    List<NewStatement> batch = new ArrayList<>();
    for (JsonValue item : items(body)) {
      Statement statement = StatementJson.of((JsonObject) item, body);
      StatementId id = Objects.requireNonNull(statement.id());
      batch.add(
          new NewStatement(
              id,
              terms.of(statement, AUTHORITY, "benchmark"),
              null,
              false,
              stamped(body, item),
              false));
    }
    return batch;
  }

  /** With authority and version behind the last property, whatever was sent. */
  private static byte[] stamped(byte[] body, JsonValue item) {
    int kept = item.end() - 1 - item.start();
    byte[] stamped = new byte[kept + STAMP.length];
    System.arraycopy(body, item.start(), stamped, 0, kept);
    System.arraycopy(STAMP, 0, stamped, kept, STAMP.length);
    return stamped;
  }
}
