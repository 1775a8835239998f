package dev.attain.benchmark;

import dev.attain.benchmark.result.Comparison;
import dev.attain.benchmark.result.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what has changed from one run to another. */
@Command(
    name = "compare",
    description = "Compares two results; BETTER and WORSE are beyond the noise of the rounds.")
final class CompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "BEFORE", description = "Results of the earlier run")
  private Path before = Path.of("");

  @Parameters(paramLabel = "AFTER", description = "Results of the later run")
  private Path after = Path.of("");

  @Override
  public Integer call() throws IOException {
    Comparison comparison = new Comparison(Results.read(before), Results.read(after));
    spec.commandLine().getOut().print(comparison.table());
    return 0;
  }
}
