package dev.attain.xapi.validation;

import dev.attain.xapi.Actor;
import dev.attain.xapi.json.AgentJson;
import dev.attain.xapi.json.text.JsonDocument;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.json.text.JsonObject;
import dev.attain.xapi.json.text.JsonText;
import java.util.List;
import java.util.Objects;

/** Reads an agent or group that stands alone, as in the parameters of requests. */
public final class ActorReader {
  private static final int MAX_VIOLATIONS = 10;

  private final JsonLimits limits;

  public ActorReader(JsonLimits limits) {
    this.limits = Objects.requireNonNull(limits);
  }

  /** What was read. */
  public sealed interface Outcome {
    record Valid(Actor actor) implements Outcome {}

    record Malformed(List<Violation> violations) implements Outcome {
      public Malformed {
        violations = List.copyOf(violations);
      }
    }
  }

  /**
   * Reads one actor.
   *
   * @param json UTF-8
   */
  public Outcome read(byte[] json) {
    JsonDocument document = JsonText.parse(json, limits);
    if (document instanceof JsonDocument.Broken broken) {
      String place = "line " + broken.line() + ", column " + broken.column() + ": ";
      return new Outcome.Malformed(
          List.of(new Violation("RFC 8259", broken.path(), place + broken.message())));
    }
    Report report = new Report(MAX_VIOLATIONS);
    ActorRules.ACTOR.check(((JsonDocument.Parsed) document).root(), report);
    return report.found() == 0
        ? new Outcome.Valid(AgentJson.read((JsonObject) ((JsonDocument.Parsed) document).root()))
        : new Outcome.Malformed(report.violations());
  }
}
