package dev.attain.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.config.ServerSettings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** Runs commands, and servers for them, in this process. */
final class CommandRuns {
  private CommandRuns() {}

  /** What a command answered. */
  record Answer(int code, String out, String err) {}

  static void simulate(Attain server, String learners) {
    Answer answer =
        online(
            server,
            "simulate",
            "--learners",
            learners,
            "--days",
            "30",
            "--end",
            "2026-11-22",
            "--load-profiles");
    assertThat(answer.code()).as(answer.err()).isZero();
  }

  static Attain start(Path data, Map<String, String> more) throws InterruptedException {
    Map<String, String> options =
        new HashMap<>(
            Map.of("port", "0", "data", data.toString(), "admin-key", "k", "admin-secret", "s"));
    options.putAll(more);
    return Attain.start(
        ServerSettings.of(ServerSettings.read(options, Map.of(), null)), InstantSource.system());
  }

  static String endpoint(Attain server) {
    return "http://127.0.0.1:" + server.port() + "/xapi";
  }

  static Answer online(Attain server, String name, String... arguments) {
    List<String> all =
        new ArrayList<>(
            List.of(name, "--endpoint", endpoint(server), "--key", "k", "--secret", "s"));
    all.addAll(List.of(arguments));
    return run(all.toArray(String[]::new));
  }

  static Answer run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine =
        Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    int code = commandLine.execute(arguments);
    return new Answer(code, out.toString(), err.toString());
  }
}
