package dev.attain.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.config.ServerSettings;
import dev.attain.http.TestClient;
import dev.attain.storage.mongo.MongoSettings;
import dev.attain.storage.mongo.TestMongo;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole servers before and after. */
class MigrateCommandTest {
  private static final String COVERAGE = "/api/v1/cohorts/pilot-2026-11-22/coverage";

  private final TestMongo mongo = TestMongo.server();
  private final MongoSettings database = mongo.freshDatabase();
  @TempDir private Path folder;

  /** What a command answered. */
  private record Answer(int code, String out, String err) {}

  /** What a server tells. */
  record Told(String statements, JsonNode coverage, JsonNode audit) {}

  @AfterEach
  void drop() {
    mongo.drop(database);
  }

  @Test
  void aServerGoesOnInMongoDbAndInANewFolderWhereItWas() throws Exception {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    Attain server = start(Map.of("data", first.toString()));
    simulate(server);
    Told told = told(server);
    server.stop();

    Answer moved = migrate("--from", first.toString(), "--to", database.uri());
    assertThat(moved.err()).isEmpty();
    assertThat(moved.code()).isZero();
    assertThat(moved.out()).contains("hold the same").containsPattern("(?m)^statements +both +\\d");
    server = start(mongoOptions());
    assertThat(told(server)).isEqualTo(told);
    server.stop();

    assertThat(migrate("--verify", "--from", first.toString(), "--to", database.uri()).code())
        .as("a server has been at work since")
        .isEqualTo(1);
    assertThat(migrate("--from", database.uri(), "--to", second.toString()).code()).isZero();
    server = start(Map.of("data", second.toString()));
    assertThat(told(server)).isEqualTo(told);
    server.stop();
  }

  @Test
  void whatIsNotPossibleIsSaidOnOneLine() throws Exception {
    Path nothing = folder.resolve("nothing");
    complains(migrate("--from", nothing.toString(), "--to", database.uri()), "nothing");
    assertThat(nothing).doesNotExist();
    Path other = Files.createDirectory(folder.resolve("other"));
    Files.writeString(other.resolve("file"), "x");
    start(Map.of("data", folder.resolve("first").toString())).stop();
    complains(
        migrate("--from", folder.resolve("first").toString(), "--to", other.toString()), "other");
    complains(
        migrate("--from", folder.resolve("first").toString(), "--to", "mongodb://a:hu/sh@db"),
        "not a connection string");
    complains(run("migrate", "--from", "x", "--to", database.uri(), "--database", "a b"), "a b");
  }

  private static void complains(Answer answer, String part) {
    assertThat(answer.code()).as(answer.err()).isEqualTo(2);
    assertThat(answer.err().strip())
        .startsWith("attain: ")
        .contains(part)
        .doesNotContain("hu/sh")
        .hasLineCount(1);
  }

  private Attain start(Map<String, String> where) throws InterruptedException {
    Map<String, String> options = new HashMap<>(where);
    options.putAll(Map.of("port", "0", "admin-key", "k", "admin-secret", "s"));
    return Attain.start(
        ServerSettings.of(ServerSettings.read(options, Map.of(), null)), InstantSource.system());
  }

  private Map<String, String> mongoOptions() {
    return Map.of("mongodb-uri", database.uri(), "mongodb-database", database.database());
  }

  private static void simulate(Attain server) {
    Answer answer =
        run(
            "simulate",
            "--endpoint",
            "http://127.0.0.1:" + server.port() + "/xapi",
            "--key",
            "k",
            "--secret",
            "s",
            "--learners",
            "3",
            "--days",
            "21",
            "--end",
            "2026-11-22",
            "--load-profiles");
    assertThat(answer.code()).isZero();
  }

  static Told told(Attain server) throws InterruptedException {
    TestClient client = TestClient.to(server.port()).as("k", "s").version("1.0.3");
    JsonNode projection = client.get("/api/v1/projections").json().at("/projections/0");
    String horizon = projection.at("/horizon/position").asText();
    while (projection.at("/consistentThrough/position").asLong() < Long.parseLong(horizon)) {
      Thread.sleep(50);
      projection = client.get("/api/v1/projections").json().at("/projections/0");
    }
    TestClient.Answer coverage = client.get(COVERAGE);
    assertThat(coverage.status()).isEqualTo(200);
    return new Told(
        client.get("/xapi/statements", "limit", "0", "ascending", "true").body(),
        coverage.json().path("requirements"),
        client.get("/api/v1/audit/verify").json());
  }

  private Answer migrate(String... options) {
    String[] arguments = new String[options.length + 3];
    arguments[0] = "migrate";
    arguments[1] = "--database";
    arguments[2] = database.database();
    System.arraycopy(options, 0, arguments, 3, options.length);
    return run(arguments);
  }

  private static Answer run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new Answer(code, out.toString(), err.toString());
  }
}
