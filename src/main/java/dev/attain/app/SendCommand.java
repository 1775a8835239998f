package dev.attain.app;

import dev.attain.client.Endpoint;
import dev.attain.client.JsonStatements;
import dev.attain.client.MissingIds;
import dev.attain.client.SendCounts;
import dev.attain.client.SendState;
import dev.attain.client.StatementSender;
import dev.attain.client.StatementSource.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code send}: statements of a file into an LRS. */
@Command(
    name = "send",
    description =
        "Sends the statements of a file (a JSON array, or one statement a line) to an LRS.",
    footer = {
      "",
      "Statements that can't be stored are reported with line and reason; the others",
      "are stored. When interrupted, the same command goes on where it stopped:",
      "FILE.attain-send.json says where that is, and is removed at the end.",
      "Exit code: 0 all stored or known, 1 some rejected, 2 not possible as given.%n"
    },
    mixinStandardHelpOptions = true)
final class SendCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  @Mixin private EndpointOptions to = new EndpointOptions();

  @Parameters(paramLabel = "FILE", description = "The file; - reads standard input")
  private String file = STANDARD_INPUT;

  @Option(names = "--from-start", description = "Forget where an earlier sending stopped")
  private boolean fromStart;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Endpoint endpoint = to.endpoint();
    return file.equals(STANDARD_INPUT)
        ? sendStream(endpoint, System.in)
        : sendFile(endpoint, Path.of(file));
  }

  private int sendStream(Endpoint endpoint, InputStream in)
      throws IOException, InterruptedException {
    StatementSender sender = to.sender(endpoint, MissingIds.ofStream());
    SendReport report = new SendReport(errors(), "Sending", 0, Place::offset);
    JsonStatements source = new JsonStatements(in, Place.BEGINNING);
    return report.end(sender.send(source, SendCounts.NONE, report), output());
  }

  private int sendFile(Endpoint endpoint, Path path) throws IOException, InterruptedException {
    String fingerprint = SendState.fingerprint(path);
    StatementSender sender = to.sender(endpoint, MissingIds.ofFile(fingerprint));
    if (fromStart) {
      SendState.forget(path);
    }
    Optional<SendState> earlier = SendState.find(path, endpoint, fingerprint);
    Place from = earlier.map(SendState::settled).orElse(Place.BEGINNING);
    SendCounts before = earlier.map(SendState::counts).orElse(SendCounts.NONE);
    SendReport report = new SendReport(errors(), "Sending", Files.size(path), Place::offset);
    earlier.ifPresent(state -> report.say("Going on at line " + state.settled().line()));
    report.keep(path, endpoint, fingerprint);
    try (InputStream in = Files.newInputStream(path)) {
      in.skipNBytes(from.offset());
      SendCounts counts = sender.send(new JsonStatements(in, from), before, report);
      int code = report.end(counts, output());
      SendState.forget(path);
      return code;
    } finally {
      report.keepNow();
    }
  }

  private PrintWriter output() {
    return spec.commandLine().getOut();
  }

  private static PrintStream errors() {
    return System.err;
  }
}
