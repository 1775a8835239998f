package dev.attain.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a server.
 *
 * @param data the data folder
 * @param eventLoops threads that serve requests; at least 1
 * @param readerThreads reads of the store at one time; at least 1
 * @param blockCacheBytes memory for blocks of the store
 * @param maxBodyBytes the longest request to the statements resource
 * @param maxDocumentBytes the longest state or profile document
 * @param corsOrigins whose pages may call this server from browsers; {@code *} for all
 * @param authorityHome the home page of the accounts by which credentials appear as authorities of
 *     statements
 * @param administrator the first credential, for unattended starts; empty to have one made
 * @param drain how long a stopping server waits for requests under way
 * @param connections how many clients there may be, and how slow
 * @param limits what one request with statements may have
 * @param attachments what requests with attachments may have, and whose signatures are trusted
 * @param mongoDb the database that takes the place of the data folder; empty when none does
 * @param webhookPlainHttp whether webhooks may be http beyond this machine
 * @param backups where backups go that the API is asked for; empty when none may be made
 * @param conformance the xAPI Profiles that statements are held to until somebody chooses otherwise
 */
public record ServerSettings(
    String host,
    int port,
    Path data,
    Durability durability,
    int eventLoops,
    int readerThreads,
    long blockCacheBytes,
    int maxBodyBytes,
    int maxDocumentBytes,
    List<String> corsOrigins,
    String authorityHome,
    Optional<Administrator> administrator,
    LogLevel logLevel,
    Duration drain,
    ConnectionSettings connections,
    Limits limits,
    Attachments attachments,
    Optional<MongoDbSettings> mongoDb,
    boolean webhookPlainHttp,
    Optional<BackupSettings> backups,
    List<HeldTo> conformance) {

  /** What an acknowledged statement survives: a power failure, or only a killed process. */
  public enum Durability {
    FSYNC,
    OPERATING_SYSTEM
  }

  /** What is logged: this and everything worse. */
  public enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG
  }

  /** The administrator's key and secret. */
  public record Administrator(String key, String secret) {
    @Override
    public String toString() {
      return "Administrator(" + key + ")";
    }
  }

  /**
   * Bounds on the JSON of statements.
   *
   * @param maxStatements statements of one request
   * @param maxStatementBytes one statement as written
   * @param maxStringBytes one string as written
   * @param maxDepth how deep objects and arrays nest
   */
  public record Limits(
      int maxStatements, int maxStatementBytes, int maxStringBytes, int maxDepth) {}

  /**
   * Attachments of statements.
   *
   * @param maxBytes the longest content of one
   * @param maxParts parts of one request, its statements included
   * @param maxPartHeaderBytes headers of one part
   * @param trustedCertificates a file of certificates that signatures may lead to; empty: none is
   *     trusted
   */
  public record Attachments(
      long maxBytes, int maxParts, int maxPartHeaderBytes, Optional<Path> trustedCertificates) {}

  public static final String FILE_NAME = "attain.properties";
  public static final String FILE_VARIABLE = "ATTAIN_CONFIG";

  public static final Setting<String> HOST =
      Setting.text("host", "127.0.0.1", "a host name or address", "Address to listen on");
  public static final Setting<Integer> PORT =
      Setting.whole("port", 8080, 0, 65_535, "Port to listen on; 0 lets the system choose");
  public static final Setting<String> DATA =
      Setting.text("data", "data", "a path", "Data folder; made when it does not exist");
  public static final Setting<Durability> DURABILITY =
      Setting.choice(
          "durability",
          Durability.FSYNC,
          Durability.class,
          "What an acknowledged statement survives: power failures too, or killed processes only");
  public static final Setting<Integer> EVENT_LOOPS =
      Setting.whole(
          "event-loops", 0, 0, 64, "Threads that serve requests; 0 means one for each processor");
  public static final Setting<Integer> READER_THREADS =
      Setting.whole(
          "reader-threads", 0, 0, 64, "Reads of the store at one time; 0 means eight to 32");
  public static final Setting<Long> BLOCK_CACHE =
      Setting.size("block-cache", "64MB", "1MB", "64GB", "Memory for blocks of the store");
  public static final Setting<Long> MAX_BODY =
      Setting.size("max-body", "50MB", "1KB", "1GB", "The longest request with statements");
  public static final Setting<Long> MAX_DOCUMENT =
      Setting.size("max-document", "10MB", "1KB", "256MB", "The longest state or profile document");
  public static final Setting<String> CORS_ORIGINS =
      Setting.matching(
          "cors-origins",
          "",
          Pattern.compile(
              "|\\*|[a-z][a-z0-9+.-]*://[^\\s/,]+(\\s*,\\s*[a-z][a-z0-9+.-]*://[^\\s/,]+)*"),
          "origins such as https://content.example.org, separated by commas; * for all",
          "Pages of which origins may call this server from browsers");
  public static final Setting<String> AUTHORITY_HOME =
      Setting.matching(
          "authority-home",
          "https://attain.dev/credentials",
          Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"{}|\\\\^`]+"),
          "an absolute IRI",
          "Home page of the accounts that stand for credentials as authorities of statements");
  public static final Setting<String> ADMIN_KEY =
      Setting.text(
          "admin-key",
          "",
          "text without a colon",
          "Key of the administrator that the first start makes; random when empty");
  public static final Setting<String> ADMIN_SECRET =
      Setting.secret("admin-secret", "any text", "Secret of that administrator");
  public static final Setting<LogLevel> LOG_LEVEL =
      Setting.choice("log-level", LogLevel.INFO, LogLevel.class, "What is logged");
  public static final Setting<Integer> DRAIN_SECONDS =
      Setting.whole(
          "drain-seconds", 20, 0, 600, "How long a stopping server waits for requests under way");

  public static final Setting<Integer> MAX_STATEMENTS =
      Setting.whole("max-statements", 10_000, 1, 10_000, "Statements of one request, at most");
  public static final Setting<Long> MAX_STATEMENT =
      Setting.size("max-statement", "4MB", "1KB", "8MB", "The longest statement");
  public static final Setting<Long> MAX_STRING =
      Setting.size("max-string", "1MB", "1KB", "8MB", "The longest string in a statement");
  public static final Setting<Integer> MAX_DEPTH =
      Setting.whole("max-depth", 100, 10, 1_000, "How deep the JSON of a statement nests, at most");

  public static final Setting<Long> MAX_ATTACHMENT =
      Setting.size("max-attachment", "1GB", "1KB", "1024GB", "The longest attachment");
  public static final Setting<Integer> MAX_PARTS =
      Setting.whole(
          "max-parts", 1_000, 1, 100_000, "Parts of one request with attachments, at most");
  public static final Setting<Long> MAX_PART_HEADERS =
      Setting.size("max-part-headers", "8KB", "1KB", "1MB", "The longest headers of a part");
  public static final Setting<String> TRUSTED_CERTIFICATES =
      Setting.text(
          "trusted-certificates",
          "",
          "a path",
          "File of PEM certificates that signatures of statements may lead to; none when empty");

  public static final Setting<Boolean> WEBHOOK_PLAIN_HTTP =
      Setting.flag(
          "webhook-plain-http",
          "Whether webhooks may be http beyond this machine: what changes of people goes there");

  public static final Setting<String> CONFORMANCE_PROFILES =
      Setting.matching(
          "conformance-profiles",
          "",
          HeldTo.FORM,
          "ids of profiles, each with =report, =warn or =reject, separated by commas",
          "xAPI Profiles that statements are held to, as long as nobody has chosen by the API");

  /** Every setting there is, in the order in which they are shown. */
  public static final List<Setting<?>> DECLARED =
      List.of(
          HOST,
          PORT,
          DATA,
          DURABILITY,
          EVENT_LOOPS,
          READER_THREADS,
          BLOCK_CACHE,
          MAX_BODY,
          MAX_DOCUMENT,
          MAX_STATEMENTS,
          MAX_STATEMENT,
          MAX_STRING,
          MAX_DEPTH,
          CORS_ORIGINS,
          AUTHORITY_HOME,
          ADMIN_KEY,
          ADMIN_SECRET,
          LOG_LEVEL,
          DRAIN_SECONDS,
          ConnectionSettings.MAX,
          ConnectionSettings.IDLE_SECONDS,
          ConnectionSettings.PATIENCE_SECONDS,
          MAX_ATTACHMENT,
          MAX_PARTS,
          MAX_PART_HEADERS,
          TRUSTED_CERTIFICATES,
          MongoDbSettings.URI,
          MongoDbSettings.DATABASE,
          MongoDbSettings.NODE_NAME,
          MongoDbSettings.ALLOW_STANDALONE,
          BackupSettings.FOLDER,
          BackupSettings.KEEP,
          WEBHOOK_PLAIN_HTTP,
          CONFORMANCE_PROFILES);

  /**
   * Finds the settings file and reads all settings. Without {@code file} or the variable {@code
   * ATTAIN_CONFIG} it is {@code attain.properties} in the data folder, if there.
   *
   * @param options by name of the setting
   * @param environment of the process
   * @throws SettingsException with every problem there is
   */
  public static SettingValues read(
      Map<String, String> options, Map<String, String> environment, @Nullable Path file) {
    String variable = environment.getOrDefault(FILE_VARIABLE, "");
    if (file != null || !variable.isBlank()) {
      SettingsFile chosen = SettingsFile.read(file == null ? Path.of(variable.strip()) : file);
      return new SettingsSources(options, environment, chosen).resolve(DECLARED);
    }
    SettingsSources sources = new SettingsSources(options, environment, null);
    Path usual = Path.of(sources.find(DATA).value(), FILE_NAME);
    if (!Files.exists(usual)) {
      return sources.resolve(DECLARED);
    }
    SettingsFile found = SettingsFile.read(usual);
    if (found.values().containsKey(DATA.name())) {
      throw new SettingsException(
          List.of(usual + ": 'data' can't be set in a file that lies in the data folder"));
    }
    return new SettingsSources(options, environment, found).resolve(DECLARED);
  }

  /**
   * The settings that values mean.
   *
   * @throws SettingsException when settings don't fit each other
   */
  public static ServerSettings of(SettingValues values) {
    return new ServerSettingsReader(values, Runtime.getRuntime().availableProcessors()).settings();
  }
}
