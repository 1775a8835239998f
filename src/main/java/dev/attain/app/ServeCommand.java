package dev.attain.app;

import ch.qos.logback.classic.Level;
import dev.attain.access.NewCredential;
import dev.attain.config.ServerSettings;
import dev.attain.config.Setting;
import dev.attain.config.SettingValues;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code serve}: a server, until it is told to stop. */
@Command(
    name = "serve",
    description = "Serves xAPI and the competency API from a data folder, or from MongoDB.",
    footer = {
      "",
      "Each setting is also an environment variable (--port is ATTAIN_PORT) and a",
      "line of the settings file (port = 8080). An option wins over the environment,",
      "and that over the file.%n"
    },
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Settings file (or ATTAIN_CONFIG; default: attain.properties in the data folder, if there)")
  private @Nullable Path config;

  @Option(
      names = "--print-config",
      description = "Print every setting with its origin, secrets masked, and stop")
  private boolean printConfig;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Adds an option for each setting: they are declared once, in the settings. */
  static void declareSettings(CommandSpec serve) {
    for (Setting<?> setting : ServerSettings.DECLARED) {
      String fallback =
          setting.fallback().isEmpty() ? "" : " (default: " + setting.fallback() + ")";
      serve.addOption(
          OptionSpec.builder(setting.option())
              .arity(setting.isFlag() ? "0..1" : "1")
              .fallbackValue(setting.isFlag() ? "true" : "")
              .paramLabel("VALUE")
              .type(String.class)
              .description(setting.meaning() + fallback)
              .build());
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    SettingValues values = ServerSettings.read(options(), System.getenv(), config);
    ServerSettings settings = ServerSettings.of(values);
    PrintWriter out = spec.commandLine().getOut();
    if (printConfig) {
      out.print(values.print());
      out.flush();
      return 0;
    }
    logFrom(settings.logLevel());
    Attain server = Attain.start(settings, InstantSource.system());
    String address = address(settings.host(), server.port());
    out.println("Attain " + Version.text() + " serves " + address);
    out.println("  xAPI endpoint  " + address + "/xapi");
    out.println("  web page       " + address + "/");
    out.println("  kept in        " + server.place());
    if (settings.administrator().isEmpty()) {
      server.findMade().ifPresent(made -> show(made, out));
    }
    out.flush();
    untilStopped(server::stop);
    return 0;
  }

  private static void show(NewCredential made, PrintWriter out) {
    out.println();
    out.println("This is the first start: an administrator's credential was made. Its secret is");
    out.println("stored as a hash only and can't be shown again, so keep it now:");
    out.println("  key     " + made.key());
    out.println("  secret  " + made.secret());
  }

  private Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>();
    for (Setting<?> setting : ServerSettings.DECLARED) {
      OptionSpec option = spec.findOption(setting.option());
      String value = option == null ? null : option.getValue();
      if (value != null) {
        options.put(setting.name(), value);
      }
    }
    return options;
  }

  static String address(String host, int port) {
    boolean any = host.equals("0.0.0.0") || host.equals("::");
    String name = any ? "127.0.0.1" : host.contains(":") ? "[" + host + "]" : host;
    return "http://" + name + ":" + port;
  }

  static void logFrom(ServerSettings.LogLevel level) {
    if (LoggerFactory.getLogger("dev.attain") instanceof ch.qos.logback.classic.Logger logger) {
      logger.setLevel(Level.valueOf(level.name()));
    }
  }

  /** Waits until the process is asked to end (Ctrl-C, SIGTERM), and then stops in good order. */
  static void untilStopped(Runnable stop) throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(stop, "attain-stop"));
    new CountDownLatch(1).await();
  }
}
