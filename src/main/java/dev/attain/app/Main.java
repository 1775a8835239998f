package dev.attain.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The program {@code attain}. */
@Command(
    name = "attain",
    description = "An xAPI Learning Record Store with competency analytics.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND")
public final class Main {
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /**
   * Exit codes: 0 all is well, 1 something was rejected, 2 the command can't be carried out as
   * given, 3 a bug.
   */
  static CommandLine commandLine() {
    CommandLine serve = new CommandLine(new ServeCommand());
    ServeCommand.declareSettings(serve.getCommandSpec());
    return new CommandLine(new Main())
        .addSubcommand(serve)
        .addSubcommand(new DemoCommand())
        .addSubcommand(new SimulateCommand())
        .addSubcommand(new SendCommand())
        .addSubcommand(new RecomputeCommand())
        .addSubcommand(new DryRunCommand())
        .addSubcommand(new MigrateCommand())
        .addSubcommand(new BackupCommand())
        .addSubcommand(new RestoreCommand())
        .addSubcommand(new VerifyCommand())
        .addSubcommand(new HelpCommand())
        .setExecutionExceptionHandler(new Complaints());
  }
}
