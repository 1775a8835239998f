package dev.attain.config;

import dev.attain.config.ServerSettings.Administrator;
import dev.attain.config.ServerSettings.Attachments;
import dev.attain.config.ServerSettings.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the values of settings mean for a server, and whether they fit each other. */
final class ServerSettingsReader {
  private final SettingValues values;
  private final int processors;

  /**
   * @param processors of this machine: at least 1
   */
  ServerSettingsReader(SettingValues values, int processors) {
    this.values = values;
    this.processors = processors;
  }

  ServerSettings settings() {
    return new ServerSettings(
        values.get(ServerSettings.HOST),
        values.get(ServerSettings.PORT),
        Path.of(values.get(ServerSettings.DATA)),
        values.get(ServerSettings.DURABILITY),
        eventLoops(),
        readerThreads(),
        values.get(ServerSettings.BLOCK_CACHE),
        (int) Math.min(Integer.MAX_VALUE - 8L, values.get(ServerSettings.MAX_BODY)),
        values.get(ServerSettings.MAX_DOCUMENT).intValue(),
        list(values.get(ServerSettings.CORS_ORIGINS)),
        values.get(ServerSettings.AUTHORITY_HOME),
        administrator(),
        values.get(ServerSettings.LOG_LEVEL),
        Duration.ofSeconds(values.get(ServerSettings.DRAIN_SECONDS)),
        ConnectionSettings.of(values),
        limits(),
        attachments(),
        mongoDb(),
        values.get(ServerSettings.WEBHOOK_PLAIN_HTTP),
        BackupSettings.of(values),
        list(values.get(ServerSettings.CONFORMANCE_PROFILES)).stream().map(HeldTo::of).toList());
  }

  private int eventLoops() {
    int loops = values.get(ServerSettings.EVENT_LOOPS);
    return loops == 0 ? Math.min(64, processors) : loops;
  }

  /** More than processors: a read of what is not in memory waits for the disk, often. */
  private int readerThreads() {
    int readers = values.get(ServerSettings.READER_THREADS);
    return readers == 0 ? Math.max(8, Math.min(32, 4 * processors)) : readers;
  }

  private static List<String> list(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  private Optional<Administrator> administrator() {
    String key = values.get(ServerSettings.ADMIN_KEY);
    String secret = values.get(ServerSettings.ADMIN_SECRET);
    if (key.isEmpty() != secret.isEmpty()) {
      throw new SettingsException(
          List.of(
              "admin-key and admin-secret belong together: "
                  + (key.isEmpty() ? "admin-key" : "admin-secret")
                  + " is missing"));
    }
    if (key.contains(":")) {
      throw new SettingsException(
          List.of("admin-key: basic authentication allows no colon in a key"));
    }
    return key.isEmpty() ? Optional.empty() : Optional.of(new Administrator(key, secret));
  }

  private Limits limits() {
    return new Limits(
        values.get(ServerSettings.MAX_STATEMENTS),
        values.get(ServerSettings.MAX_STATEMENT).intValue(),
        values.get(ServerSettings.MAX_STRING).intValue(),
        values.get(ServerSettings.MAX_DEPTH));
  }

  private Attachments attachments() {
    String trusted = values.get(ServerSettings.TRUSTED_CERTIFICATES);
    return new Attachments(
        values.get(ServerSettings.MAX_ATTACHMENT),
        values.get(ServerSettings.MAX_PARTS),
        values.get(ServerSettings.MAX_PART_HEADERS).intValue(),
        trusted.isEmpty() ? Optional.empty() : Optional.of(Path.of(trusted)));
  }

  private Optional<MongoDbSettings> mongoDb() {
    String uri = values.get(MongoDbSettings.URI);
    return uri.isBlank()
        ? Optional.empty()
        : Optional.of(
            new MongoDbSettings(
                uri,
                values.get(MongoDbSettings.DATABASE),
                values.get(MongoDbSettings.NODE_NAME),
                values.get(MongoDbSettings.ALLOW_STANDALONE)));
  }
}
