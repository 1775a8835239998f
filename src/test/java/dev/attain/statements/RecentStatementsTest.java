package dev.attain.statements;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.attain.storage.model.ModelEngine;
import dev.attain.xapi.Agent;
import dev.attain.xapi.AgentIdentifier;
import dev.attain.xapi.Iri;
import dev.attain.xapi.Statement;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.XapiVersion;
import dev.attain.xapi.json.StatementJson;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.validation.Reading;
import dev.attain.xapi.validation.StatementReader;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentStatementsTest {
  private static final StatementId ID = StatementId.of("11111111-2222-4333-8444-555555555555");
  private static final Agent OWNER =
      new Agent(null, new AgentIdentifier.Mbox(new Iri("mailto:lrs@example.org")));

  private final StatementStore store = new ModelEngine(InstantSource.system()).statements();
  private final RecentStatements recent = new RecentStatements();
  private final StatementIntake intake =
      new StatementIntake(store, new Terms(), InstantSource.system(), Admission.OPEN, recent);

  @Test
  void whatCameInIsReadAsItIsInTheLog() {
    send("first");

    StoredStatement stored = store.find(ID).result().orElseThrow();
    assertThat(recent.read(stored)).isEqualTo(StatementJson.read(stored.json()));
  }

  @Test
  void whatWasRefusedLeavesNoTraceInWhatIsRead() {
    send("first");
    Future<IntakeOutcome> refused = send("second");

    assertThat(refused.result()).isInstanceOf(IntakeOutcome.Conflict.class);
    StoredStatement stored = store.find(ID).result().orElseThrow();
    assertThat(recent.read(stored).verb().id().value()).endsWith("first");
  }

  @Test
  void valuesAreNotParsedAgain() {
    // No statement, so that parsing it fails.
    byte[] json = "{}".getBytes(UTF_8);
    Statement statement = valid("first").statements().get(0).statement();

    // A collection between the two steps may take one away.
    assertThat(IntStream.range(0, 100))
        .anyMatch(
            attempt -> {
              recent.remember(ID, json, statement);
              try {
                return recent.read(stored(json)) == statement;
              } catch (IllegalArgumentException e) {
                return false;
              }
            });
  }

  @Test
  void valuesCountForNoOtherText() {
    recent.remember(ID, "{}".getBytes(UTF_8), valid("first").statements().get(0).statement());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> recent.read(stored("{ }".getBytes(UTF_8))));
  }

  private static StoredStatement stored(byte[] json) {
    return new StoredStatement(ID, new Position(1), false, json);
  }

  private Future<IntakeOutcome> send(String verb) {
    return intake.store(valid(verb).statements(), OWNER, XapiVersion.V1_0_3, "test", Set.of());
  }

  private static Reading.Valid valid(String verb) {
    String json =
        """
        {"id":"%s","actor":{"mbox":"mailto:ann@example.org"},"verb":{"id":"https://x.org/%s"},
         "object":{"id":"https://x.org/a"}}"""
            .formatted(ID, verb);
    return (Reading.Valid)
        new StatementReader(XapiVersion.V1_0_3, JsonLimits.DEFAULT).read(json.getBytes(UTF_8));
  }
}
