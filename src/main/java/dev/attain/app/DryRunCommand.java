package dev.attain.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attain.client.ApiClient;
import dev.attain.client.ClientException;
import dev.attain.client.RefusedRequestException;
import dev.attain.json.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dry-run}: who would change level by a version of a framework, on a server's log. */
@Command(
    name = "dry-run",
    description = "Tries a version of a framework on a server's log, without publishing it.",
    footer = {
      "",
      "Prints who would change level and why. Ctrl-C cancels the dry run on the server.",
      "Exit code: 0 done, 1 the document is not sound (each problem is listed) or the dry",
      "run failed or was cancelled, 2 not possible as given.%n"
    },
    mixinStandardHelpOptions = true)
final class DryRunCommand implements Callable<Integer> {
  private static final int UNSOUND = 422;

  @Mixin private ServerOptions server = new ServerOptions();

  @ArgGroup(multiplicity = "1")
  private Tried tried = new Tried();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write everybody who would change level to a file, one JSON object a line")
  private @Nullable Path output;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** What to try: a document or a stored version. */
  private static final class Tried {
    @Option(
        names = "--framework",
        required = true,
        paramLabel = "FILE",
        description = "A framework document; it need not be stored on the server")
    private @Nullable Path file;

    @ArgGroup(exclusive = false)
    private @Nullable StoredVersion stored;
  }

  /** A version that the server has. */
  private static final class StoredVersion {
    @Option(
        names = "--id",
        required = true,
        paramLabel = "IRI",
        description = "The id of a framework")
    private String id = "";

    @Option(
        names = "--stored-version",
        required = true,
        paramLabel = "VERSION",
        description = "The stored version of it to try")
    private String version = "";
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    ApiClient api = new ApiClient(server.endpoint());
    ObjectNode request = Json.MAPPER.createObjectNode();
    String framework = fill(request);
    String runs =
        "/api/v1/frameworks/" + URLEncoder.encode(framework, StandardCharsets.UTF_8) + "/dry-runs";
    JsonNode begun;
    try {
      begun = api.post(runs, Json.MAPPER.writeValueAsBytes(request));
    } catch (RefusedRequestException e) {
      if (e.status() != UNSOUND) {
        throw e;
      }
      e.problems().forEach(problem -> spec.commandLine().getErr().println(problem));
      return 1;
    }
    String run = runs + "/" + begun.path("id").asText();
    Thread cancelling = new Thread(() -> cancel(api, run), "attain-cancel");
    Runtime.getRuntime().addShutdownHook(cancelling);
    JsonNode end = new JobWatch(api, System.err, "Trying").follow(run);
    Runtime.getRuntime().removeShutdownHook(cancelling);
    DryRunReport report = new DryRunReport(api, spec.commandLine().getOut());
    if (!end.path("state").asText().equals("done")) {
      report.failed(end);
      return 1;
    }
    report.print(end, run, output);
    return 0;
  }

  private String fill(ObjectNode request) throws IOException {
    if (tried.stored != null) {
      request.put("version", tried.stored.version);
      return tried.stored.id;
    }
    if (tried.file == null) {
      throw new ClientException("--framework FILE is missing");
    }
    JsonNode document;
    try {
      document = Json.MAPPER.readTree(Files.readAllBytes(tried.file));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new ClientException(tried.file + " is no JSON: line " + e.getLocation().getLineNr(), e);
    }
    String id = document.path("id").asText();
    if (id.isEmpty()) {
      throw new ClientException(tried.file + " is no framework: it has no id");
    }
    request.set("document", document);
    return id;
  }

  /** Ctrl-C: whoever asked is gone, and nobody else knows of it. */
  private static void cancel(ApiClient api, String run) {
    try {
      api.delete(run);
    } catch (ClientException e) {
      System.err.println("The dry run can't be cancelled: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
