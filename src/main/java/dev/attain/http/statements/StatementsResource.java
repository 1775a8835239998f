package dev.attain.http.statements;

import dev.attain.http.HttpResource;
import dev.attain.http.HttpSettings;
import dev.attain.http.Routes;
import dev.attain.statements.StatementIntake;
import dev.attain.statements.StatementReads;
import dev.attain.telemetry.Telemetry;
import dev.attain.xapi.json.text.JsonLimits;
import io.vertx.core.http.HttpMethod;
import java.util.List;

/** {@code /xapi/statements}: PUT, POST, GET and HEAD, of both versions of the specification. */
public final class StatementsResource implements HttpResource {
  private static final String NAME = "statements";
  private static final String PATH = "/xapi/statements";
  private static final List<HttpMethod> READ = List.of(HttpMethod.GET, HttpMethod.HEAD);
  private static final List<HttpMethod> ALL =
      List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.PUT);

  private final StatementWriting writing;
  private final StatementReading reading;

  public StatementsResource(
      StatementIntake intake,
      StatementReads reads,
      StatementAttachments attachments,
      Telemetry telemetry,
      JsonLimits limits,
      HttpSettings settings) {
    this.writing = new StatementWriting(intake, attachments, telemetry, limits, settings);
    this.reading = new StatementReading(reads, attachments, limits);
  }

  @Override
  public void mount(Routes routes) {
    routes.serve(NAME, PATH, List.of(HttpMethod.POST), writing::post);
    routes.serve(NAME, PATH, List.of(HttpMethod.PUT), writing::put);
    routes.serve(NAME, PATH, READ, reading::get);
    routes.refuseOtherMethods(NAME, PATH, ALL);
  }
}
