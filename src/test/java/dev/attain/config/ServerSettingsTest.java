package dev.attain.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attain.config.ServerSettings.Administrator;
import dev.attain.config.ServerSettings.Attachments;
import dev.attain.config.ServerSettings.Durability;
import dev.attain.config.ServerSettings.Limits;
import dev.attain.config.ServerSettings.LogLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerSettingsTest {
  /** A value for every setting that differs from its default. */
  private static final Map<String, String> OTHERS = new LinkedHashMap<>();

  static {
    OTHERS.put("host", "0.0.0.0");
    OTHERS.put("port", "9090");
    OTHERS.put("data", "elsewhere");
    OTHERS.put("durability", "operating-system");
    OTHERS.put("event-loops", "3");
    OTHERS.put("reader-threads", "5");
    OTHERS.put("block-cache", "128 MB");
    OTHERS.put("max-body", "7KB");
    OTHERS.put("max-document", "3KB");
    OTHERS.put("max-statements", "20");
    OTHERS.put("max-statement", "2MB");
    OTHERS.put("max-string", "4KB");
    OTHERS.put("max-depth", "30");
    OTHERS.put("cors-origins", "https://a.example.org, http://b.example.org:81");
    OTHERS.put("authority-home", "https://lrs.example.org/");
    OTHERS.put("admin-key", "ann");
    OTHERS.put("admin-secret", "hush");
    OTHERS.put("log-level", "DEBUG");
    OTHERS.put("drain-seconds", "7");
    OTHERS.put("max-connections", "90");
    OTHERS.put("idle-seconds", "8");
    OTHERS.put("patience-seconds", "9");
    OTHERS.put("max-attachment", "2GB");
    OTHERS.put("max-parts", "12");
    OTHERS.put("max-part-headers", "2KB");
    OTHERS.put("trusted-certificates", "roots.pem");
    OTHERS.put("mongodb-uri", "mongodb://ann:hush@db1,db2/?replicaSet=rs0");
    OTHERS.put("mongodb-database", "lrs");
    OTHERS.put("node-name", "lrs-1");
    OTHERS.put("allow-standalone", "true");
    OTHERS.put("backup-folder", "backups");
    OTHERS.put("backup-keep", "3");
    OTHERS.put("webhook-plain-http", "true");
    OTHERS.put("conformance-profiles", "https://a.example.org/?v=1=warn , x:p=reject");
  }

  private static final ServerSettings CHANGED =
      new ServerSettings(
          "0.0.0.0",
          9090,
          Path.of("elsewhere"),
          Durability.OPERATING_SYSTEM,
          3,
          5,
          128L << 20,
          7 << 10,
          3 << 10,
          List.of("https://a.example.org", "http://b.example.org:81"),
          "https://lrs.example.org/",
          Optional.of(new Administrator("ann", "hush")),
          LogLevel.DEBUG,
          Duration.ofSeconds(7),
          new ConnectionSettings(90, Duration.ofSeconds(8), Duration.ofSeconds(9)),
          new Limits(20, 2 << 20, 4 << 10, 30),
          new Attachments(2L << 30, 12, 2 << 10, Optional.of(Path.of("roots.pem"))),
          Optional.of(
              new MongoDbSettings(
                  "mongodb://ann:hush@db1,db2/?replicaSet=rs0", "lrs", "lrs-1", true)),
          true,
          Optional.of(new BackupSettings(Path.of("backups"), 3)),
          List.of(
              new HeldTo("https://a.example.org/?v=1", HeldTo.Mode.WARN),
              new HeldTo("x:p", HeldTo.Mode.REJECT)));

  @TempDir Path folder;

  @Test
  void defaultsAreThese() {
    int processors = Runtime.getRuntime().availableProcessors();

    ServerSettings settings = ServerSettings.of(ServerSettings.read(Map.of(), Map.of(), null));

    assertThat(settings)
        .isEqualTo(
            new ServerSettings(
                "127.0.0.1",
                8080,
                Path.of("data"),
                Durability.FSYNC,
                processors,
                Math.max(8, Math.min(32, 4 * processors)),
                64L << 20,
                50 << 20,
                10 << 20,
                List.of(),
                "https://attain.dev/credentials",
                Optional.empty(),
                LogLevel.INFO,
                Duration.ofSeconds(20),
                new ConnectionSettings(10_000, Duration.ofSeconds(60), Duration.ofSeconds(60)),
                new Limits(10_000, 4 << 20, 1 << 20, 100),
                new Attachments(1L << 30, 1_000, 8 << 10, Optional.empty()),
                Optional.empty(),
                false,
                Optional.empty(),
                List.of()));
  }

  @Test
  void everySettingIsAnOptionAVariableAndALine() throws IOException {
    assertThat(OTHERS).hasSameSizeAs(ServerSettings.DECLARED);
    Map<String, String> environment =
        ServerSettings.DECLARED.stream()
            .collect(Collectors.toMap(Setting::variable, s -> OTHERS.getOrDefault(s.name(), "")));
    Path file = Files.writeString(folder.resolve("settings"), lines(OTHERS));

    assertThat(ServerSettings.of(ServerSettings.read(OTHERS, Map.of(), null))).isEqualTo(CHANGED);
    assertThat(ServerSettings.of(ServerSettings.read(Map.of(), environment, null)))
        .isEqualTo(CHANGED);
    assertThat(ServerSettings.of(ServerSettings.read(Map.of(), Map.of(), file))).isEqualTo(CHANGED);
    assertThat(
            ServerSettings.of(
                ServerSettings.read(Map.of(), Map.of("ATTAIN_CONFIG", file.toString()), null)))
        .isEqualTo(CHANGED);
  }

  @Test
  void anOptionBeatsTheEnvironmentAndThatTheFile() throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "port = 1\nhost = one\ndrain-seconds = 1\n");
    Map<String, String> environment = Map.of("ATTAIN_PORT", "2", "ATTAIN_HOST", "two");

    SettingValues values = ServerSettings.read(Map.of("port", "3"), environment, file);

    assertThat(values.get(ServerSettings.PORT)).isEqualTo(3);
    assertThat(values.get(ServerSettings.HOST)).isEqualTo("two");
    assertThat(values.get(ServerSettings.DRAIN_SECONDS)).isEqualTo(1);
    assertThat(values.print())
        .contains("(option --port)\nport = 3\n")
        .contains("(environment variable ATTAIN_HOST)\nhost = two\n")
        .contains("(" + file + ", line 3)\ndrain-seconds = 1\n")
        .contains("(default)\nmax-body = 50MB\n");
  }

  @Test
  void theFileInTheDataFolderIsReadByItself() throws IOException {
    Files.writeString(folder.resolve("attain.properties"), "# ours\n\nport = 7777\n");

    SettingValues values = ServerSettings.read(Map.of("data", folder.toString()), Map.of(), null);

    assertThat(values.get(ServerSettings.PORT)).isEqualTo(7777);
    Files.writeString(folder.resolve("attain.properties"), "data = x\n");
    assertThatThrownBy(() -> ServerSettings.read(Map.of("data", folder.toString()), Map.of(), null))
        .hasMessageContaining("'data' can't be set");
  }

  @Test
  void everyProblemIsNamedWithItsPlaceAndWhatIsAllowed() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("f"), "prot = 1\nblock-cache = 3 apples\nadmin-secret = hush\n");

    assertThatThrownBy(
            () ->
                ServerSettings.read(Map.of("port", "99999"), Map.of("ATTAIN_LOG_LEVEL", "x"), file))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(
            "port: '99999' is not allowed (option --port); allowed is a whole number from 0 to"
                + " 65535")
        .hasMessageContaining(
            "log-level: 'x' is not allowed (environment variable ATTAIN_LOG_LEVEL); allowed is one"
                + " of error, warn, info, debug")
        .hasMessageContaining("block-cache: '3 apples' is not allowed (" + file + ", line 2)")
        .hasMessageContaining(file + ", line 1: there is no setting 'prot'")
        .hasMessageNotContaining("hush");
  }

  @Test
  void linesThatAreNotSettingsAreRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "port 8080\nhost = a\nhost = b\n");

    assertThatThrownBy(() -> SettingsFile.read(file))
        .hasMessageContaining("line 1: 'port 8080' is not of the form name = value")
        .hasMessageContaining("line 3: host is set on line 2 already");
    assertThatThrownBy(() -> SettingsFile.read(folder.resolve("none")))
        .hasMessageContaining("can't be read");
  }

  @Test
  void aKeyNeedsItsSecret() {
    SettingValues values = ServerSettings.read(Map.of("admin-key", "ann"), Map.of(), null);

    assertThatThrownBy(() -> ServerSettings.of(values))
        .hasMessageContaining("admin-secret is missing");
  }

  @Test
  void printedSettingsAreASettingsFileWithoutSecrets() throws IOException {
    String printed = ServerSettings.read(OTHERS, Map.of(), null).print();

    assertThat(printed)
        .contains("# admin-secret = ********")
        .contains("# mongodb-uri = ********")
        .doesNotContain("hush");
    Path file = Files.writeString(folder.resolve("f"), printed);
    Map<String, String> secrets =
        Map.of("admin-secret", "hush", "mongodb-uri", OTHERS.get("mongodb-uri"));
    SettingValues again = ServerSettings.read(secrets, Map.of(), file);
    assertThat(ServerSettings.of(again)).isEqualTo(CHANGED);
  }

  private static String lines(Map<String, String> values) {
    return values.entrySet().stream()
        .map(entry -> entry.getKey() + " = " + entry.getValue() + "\n")
        .collect(Collectors.joining());
  }
}
