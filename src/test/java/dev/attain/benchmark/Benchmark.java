package dev.attain.benchmark;

import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParseResult;

/**
 * Measures Attain from outside and inside. Without a command it takes a short run, of some minutes.
 *
 * <p>{@code docs/reference/benchmarks.md} says how to run it and how to read it.
 */
@Command(
    name = "benchmark",
    description = "Measures Attain. Without a command: a short run.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class Benchmark {
  private Benchmark() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments.length == 0 ? new String[] {"run"} : arguments));
  }

  /** What the caller has got wrong is said in a sentence; all else with where it happened. */
  private static int complain(Exception failure, CommandLine command, ParseResult result)
      throws Exception {
    if (failure instanceof IllegalArgumentException || failure instanceof NoSuchFileException) {
      command.getErr().println(failure.getMessage());
      return command.getCommandSpec().exitCodeOnInvalidInput();
    }
    throw failure;
  }

  static CommandLine commandLine() {
    return new CommandLine(new Benchmark())
        .addSubcommand(new RunCommand())
        .addSubcommand(new ListCommand())
        .addSubcommand(new CompareCommand())
        .addSubcommand(new HelpCommand())
        .setExecutionExceptionHandler(Benchmark::complain);
  }
}
