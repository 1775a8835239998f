package dev.attain.app;

import dev.attain.client.ApiClient;
import dev.attain.client.Endpoint;
import dev.attain.client.MissingIds;
import dev.attain.client.SendCounts;
import dev.attain.client.StatementSource;
import dev.attain.client.StatementSource.Place;
import dev.attain.competency.framework.Cohort;
import dev.attain.simulator.PilotSimulation;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code simulate}: a pilot of learners in customer support, sent to an LRS or into a file. */
@Command(
    name = "simulate",
    description = "Simulates a pilot of customer-support learners and sends their statements.",
    mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {
  @Mixin private EndpointOptions to = new EndpointOptions();
  @Mixin private PilotOptions what = new PilotOptions();

  @Option(
      names = "--load-profiles",
      description =
          "First publish the customer-support xAPI Profile, framework, role and the pilot's cohort")
  private boolean loadProfiles;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description =
          "Write the statements to a file instead, one on each line; - is standard output")
  private @Nullable String output;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    PilotSimulation simulation =
        PilotSimulation.of(what.pilot(InstantSource.system()), PilotDocuments.framework());
    if (output != null) {
      return write(simulation, output);
    }
    Endpoint endpoint = to.endpoint();
    var sender = to.sender(endpoint, MissingIds.ofStream());
    if (loadProfiles) {
      Cohort cohort = simulation.cohort(PilotDocuments.role());
      PilotDocuments.publish(new ApiClient(endpoint), cohort);
    }
    SendReport report = new SendReport(System.err, "Simulating", simulation.size(), Place::index);
    SendCounts counts =
        sender.send(StatementSource.of(simulation.statements()), SendCounts.NONE, report);
    return report.end(counts, spec.commandLine().getOut());
  }

  private static int write(PilotSimulation simulation, String file) throws IOException {
    if (file.equals("-")) {
      writeLines(simulation.statements(), System.out);
    } else {
      try (OutputStream out = Files.newOutputStream(Path.of(file))) {
        writeLines(simulation.statements(), out);
      }
    }
    return 0;
  }

  private static void writeLines(Iterator<byte[]> statements, OutputStream out) throws IOException {
    BufferedOutputStream buffered = new BufferedOutputStream(out);
    while (statements.hasNext()) {
      buffered.write(statements.next());
      buffered.write('\n');
    }
    buffered.flush();
  }
}
