package dev.attain.app;

import dev.attain.client.ApiClient;
import dev.attain.client.ClientException;
import dev.attain.client.Endpoint;
import dev.attain.client.MissingIds;
import dev.attain.client.SendCounts;
import dev.attain.client.StatementSender;
import dev.attain.client.StatementSource;
import dev.attain.client.StatementSource.Place;
import dev.attain.client.XapiClient;
import dev.attain.competency.framework.Cohort;
import dev.attain.config.ServerSettings;
import dev.attain.simulator.Pilot;
import dev.attain.simulator.PilotSimulation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: the main job from end to end, on this machine, in a minute. */
@Command(
    name = "demo",
    description =
        "Starts a server, simulates a pilot of customer-support learners, and shows the figures.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private static final String HOST = "127.0.0.1";
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Mixin private PilotOptions what = new PilotOptions();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port to listen on (default: 8080, or the next one that is free)")
  private @Nullable Integer port;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Data folder to keep (default: a temporary one, removed at the end)")
  private @Nullable Path data;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "Key of the administrator (default: ${DEFAULT-VALUE})",
      defaultValue = "demo")
  private String key = "demo";

  @Option(
      names = "--secret",
      paramLabel = "SECRET",
      description = "The administrator's secret (default: a random one)")
  private @Nullable String secret;

  @Option(names = "--exit", description = "Stop after the figures instead of serving on")
  private boolean exit;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    ServeCommand.logFrom(ServerSettings.LogLevel.WARN);
    DemoFolder folder = DemoFolder.of(data);
    String chosen = secret == null ? randomSecret() : secret;
    Attain server;
    try {
      server = Attain.start(settings(folder.path(), chosen), InstantSource.system());
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
    Runnable end =
        () -> {
          server.stop();
          folder.close();
        };
    try {
      if (server.findMade().isEmpty() && secret == null) {
        throw new ClientException(
            "The data folder "
                + folder.path()
                + " has credentials: name one by --key and --secret");
      }
      show(server, chosen);
    } catch (RuntimeException | IOException | InterruptedException e) {
      end.run();
      throw e;
    }
    if (exit) {
      end.run();
    } else {
      say("Serving until you press Ctrl-C.");
      ServeCommand.untilStopped(end);
    }
    return 0;
  }

  private ServerSettings settings(Path folder, String chosen) {
    int listening = port == null ? FreePort.from(HOST, ServerSettings.PORT.fallback()) : port;
    Map<String, String> options =
        Map.of(
            "host", HOST,
            "port", Integer.toString(listening),
            "data", folder.toString(),
            "admin-key", key,
            "admin-secret", chosen);
    return ServerSettings.of(ServerSettings.read(options, Map.of(), null));
  }

  private void show(Attain server, String chosen) throws IOException, InterruptedException {
    String address = ServeCommand.address(HOST, server.port());
    Endpoint endpoint = Endpoint.of(address + "/xapi", key, chosen);
    ApiClient api = new ApiClient(endpoint);
    Pilot pilot = what.pilot(InstantSource.system());
    PilotSimulation simulation = PilotSimulation.of(pilot, PilotDocuments.framework());
    Cohort cohort = simulation.cohort(PilotDocuments.role());
    say("Attain serves " + address + " from " + server.place());
    say("Loading the customer-support framework, its role profile and its xAPI Profile");
    PilotDocuments.publish(api, cohort);
    say(
        "Simulating %d learners over %d days: %,d xAPI statements"
            .formatted(pilot.learners(), pilot.days(), simulation.size()));
    send(endpoint, simulation);
    say("Waiting until every statement has become evidence");
    DemoFigures figures = new DemoFigures(api);
    figures.awaitProjections(PATIENCE);
    say("");
    PrintWriter out = spec.commandLine().getOut();
    figures.print(cohort.id(), out);
    String person = cohort.members().get(0).person();
    figures.printWaysToTry(address, key + ":" + chosen, cohort.id(), person, out);
    out.flush();
  }

  private static void send(Endpoint endpoint, PilotSimulation simulation)
      throws IOException, InterruptedException {
    StatementSender sender =
        new StatementSender(
            new XapiClient(endpoint, "1.0.3"),
            MissingIds.ofStream(),
            StatementSender.DEFAULT_BATCH,
            StatementSender.DEFAULT_CONNECTIONS);
    SendReport report = new SendReport(System.err, "Sending", simulation.size(), Place::index);
    SendCounts counts =
        sender.send(StatementSource.of(simulation.statements()), SendCounts.NONE, report);
    report.end(counts, new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    if (counts.rejected() > 0) {
      throw new IllegalStateException("simulated statements were rejected");
    }
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
  }

  private static String randomSecret() {
    byte[] bytes = new byte[12];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
