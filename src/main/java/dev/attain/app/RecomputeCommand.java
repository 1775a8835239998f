package dev.attain.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.client.ApiClient;
import dev.attain.client.RefusedRequestException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code recompute}: all figures of a framework anew, on a server. */
@Command(
    name = "recompute",
    description = "Has a server compute all figures of a framework anew from its statements.",
    footer = {
      "",
      "The former figures answer until the new ones have caught up. Ctrl-C leaves the",
      "server at work: the same command watches it again, --cancel ends it.",
      "Exit code: 0 done, 1 cancelled meanwhile, 2 not possible as given.%n"
    },
    mixinStandardHelpOptions = true)
final class RecomputeCommand implements Callable<Integer> {
  private static final int CONFLICT = 409;

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "FRAMEWORK", description = "The framework's id, an IRI")
  private String framework = "";

  @Option(names = "--cancel", description = "End the recomputation that is under way")
  private boolean cancel;

  @Option(names = "--detach", description = "Begin, and don't wait for the end")
  private boolean detach;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    ApiClient api = new ApiClient(server.endpoint());
    String path =
        "/api/v1/frameworks/"
            + URLEncoder.encode(framework, StandardCharsets.UTF_8)
            + "/recomputation";
    if (cancel) {
      api.delete(path);
      return say("cancelled; the former figures stay", 0);
    }
    begin(api, path);
    if (detach) {
      return say("under way", 0);
    }
    JsonNode end = new JobWatch(api, System.err, "Recomputing").follow(path);
    boolean done = end.path("state").asText().equals("done");
    String version = framework + "@" + end.path("framework").path("version").asText();
    return done
        ? say("the recomputed figures of " + version + " answer now", 0)
        : say("cancelled meanwhile; the former figures of " + version + " stay", 1);
  }

  private static void begin(ApiClient api, String path) throws InterruptedException {
    try {
      api.post(path, new byte[0]);
    } catch (RefusedRequestException e) {
      // It is under way already: watch that one.
      if (e.status() != CONFLICT) {
        throw e;
      }
    }
  }

  private int say(String line, int code) {
    spec.commandLine().getOut().println(line);
    return code;
  }
}
