package dev.attain.http.competency;

import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import dev.attain.statements.IntakeOutcome;
import dev.attain.statements.StatementIntake;
import dev.attain.xapi.XapiVersion;
import dev.attain.xapi.json.text.JsonLimits;
import dev.attain.xapi.validation.Reading;
import dev.attain.xapi.validation.StatementReader;
import io.vertx.core.Future;
import java.util.Set;

/** Stores statements that are made of what people say, as if a tool had sent them. */
final class EvidenceIntake {
  private static final StatementReader READER =
      new StatementReader(XapiVersion.V1_0_3, JsonLimits.DEFAULT);

  private final StatementIntake intake;

  EvidenceIntake(StatementIntake intake) {
    this.intake = intake;
  }

  private record Stored(String statement) {}

  /** Stores a statement by the authority of who calls; the answer is its id, or why not. */
  Future<ApiAnswer> store(ApiCall call, EvidenceStatements made) {
    Reading reading = READER.read(made.json());
    if (reading instanceof Reading.Malformed malformed) {
      return Future.succeededFuture(
          ApiAnswer.refused(
              422, "Makes no statement", "Nothing was stored.", malformed.violations()));
    }
    return intake
        .store(
            ((Reading.Valid) reading).statements(),
            call.principal().authority(),
            XapiVersion.V1_0_3,
            call.principal().key(),
            Set.of())
        .map(
            outcome -> {
              if (outcome instanceof IntakeOutcome.Stored stored) {
                return ApiAnswer.created(new Stored(stored.ids().get(0).toString()));
              }
              return ApiAnswer.refused(
                  422,
                  "Not stored",
                  "A chosen xAPI Profile refuses the statement.",
                  ((IntakeOutcome.Malformed) outcome).violations());
            });
  }
}
