package dev.attain.app;

import dev.attain.config.ServerSettings;
import dev.attain.storage.Holdings;
import dev.attain.storage.migration.Comparison;
import dev.attain.storage.migration.Migration;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code migrate}: everything from one engine to the other. */
@Command(
    name = "migrate",
    description = "Moves everything from a data folder into MongoDB, or back.",
    footer = {
      "",
      "PLACE is a data folder, or a connection string (mongodb://…). All servers of",
      "both are stopped first; the target is empty. When interrupted, the same command",
      "goes on where it stopped, and until it has come to its end no server starts on",
      "the target. The source stays as it is.",
      "Exit code: 0 both hold the same, 1 they differ, 2 not possible as given.%n"
    },
    mixinStandardHelpOptions = true)
final class MigrateCommand implements Callable<Integer> {
  @Option(
      names = "--from",
      paramLabel = "PLACE",
      required = true,
      description = "Where everything is (or ATTAIN_MIGRATE_FROM)",
      defaultValue = "${env:ATTAIN_MIGRATE_FROM}")
  private String from = "";

  @Option(
      names = "--to",
      paramLabel = "PLACE",
      required = true,
      description =
          "Where it is to be (or ATTAIN_MIGRATE_TO, which other users of the machine can't see)",
      defaultValue = "${env:ATTAIN_MIGRATE_TO}")
  private String to = "";

  @Option(
      names = "--database",
      paramLabel = "NAME",
      description = "Name of the database in MongoDB (default: ${DEFAULT-VALUE})",
      defaultValue = "attain")
  private String database = "";

  @Option(
      names = "--allow-standalone",
      description = "Accept a MongoDB without transactions, for a trial")
  private boolean allowStandalone;

  @Option(names = "--verify", description = "Move nothing: only compare what the two hold")
  private boolean verify;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    ServeCommand.logFrom(ServerSettings.LogLevel.WARN);
    MigrationPlace source = MigrationPlace.of(from, database, allowStandalone);
    MigrationPlace target = MigrationPlace.of(to, database, allowStandalone);
    InstantSource clock = InstantSource.system();
    Vertx vertx = Vertx.vertx();
    try (Opened opened = new Opened(source.open(true, vertx, clock).await());
        Opened filled = new Opened(target.open(verify, vertx, clock).await())) {
      PrintWriter out = spec.commandLine().getOut();
      out.println("from  " + source.name());
      out.println("to    " + target.name());
      out.flush();
      MigrateReport report = new MigrateReport(System.err);
      Migration migration = new Migration(opened.holdings, filled.holdings, report);
      Comparison comparison = verify ? migration.compare() : migration.run();
      return report.end(comparison, out);
    } finally {
      vertx.close().await();
    }
  }

  /** Holdings until they are closed. */
  private record Opened(Holdings holdings) implements AutoCloseable {
    @Override
    public void close() {
      holdings.close().await();
    }
  }
}
