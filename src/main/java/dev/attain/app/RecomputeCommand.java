package dev.attain.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.analytics.statements.rollup.Rollups;
import dev.attain.client.ApiClient;
import dev.attain.client.RefusedRequestException;
import dev.attain.config.ServerSettings;
import dev.attain.config.SettingsException;
import dev.attain.feed.Scheduler;
import dev.attain.storage.embedded.DataFolder;
import dev.attain.storage.embedded.EmbeddedEngine;
import dev.attain.storage.embedded.EmbeddedSettings;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
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
      "With --rollups those of a data folder that no server uses are thrown away, and the",
      "server counts them anew from its next start on.",
      "The former figures answer until the new ones have caught up. Ctrl-C leaves the",
      "server at work: the same command watches it again, --cancel ends it.",
      "Exit code: 0 done, 1 cancelled meanwhile, 2 not possible as given.%n"
    },
    mixinStandardHelpOptions = true)
final class RecomputeCommand implements Callable<Integer> {
  private static final int CONFLICT = 409;

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "FRAMEWORK", arity = "0..1", description = "The framework's id, an IRI")
  private String framework = "";

  @Option(names = "--rollups", description = "Instead: the rollups of statements, with --data")
  private boolean rollups;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "With --rollups: the data folder, of a server that is stopped")
  private @Nullable Path data;

  @Option(names = "--cancel", description = "End the recomputation that is under way")
  private boolean cancel;

  @Option(names = "--detach", description = "Begin, and don't wait for the end")
  private boolean detach;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    Path folder = data;
    if (rollups != (folder != null) || rollups == !framework.isEmpty()) {
      throw new SettingsException(List.of("name either a framework, or --rollups with --data"));
    }
    if (folder != null) {
      discardRollups(folder);
      return say("the rollups are counted anew from the next start of the server on", 0);
    }
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

  private static void discardRollups(Path folder) throws InterruptedException {
    ServeCommand.logFrom(ServerSettings.LogLevel.WARN);
    DataFolder.requireThere(folder);
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(Starting.named("attain-rollups"));
    EmbeddedEngine engine =
        EmbeddedEngine.open(EmbeddedSettings.defaults(folder), InstantSource.system());
    try {
      Starting.await(Rollups.discard(engine.records(), Scheduler.on(thread)));
    } finally {
      Starting.await(engine.close());
      thread.shutdown();
    }
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
