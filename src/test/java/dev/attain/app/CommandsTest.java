package dev.attain.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attain.client.ApiClient;
import dev.attain.client.Endpoint;
import dev.attain.client.SendCounts;
import dev.attain.client.SendState;
import dev.attain.client.StatementSource.Place;
import dev.attain.config.ServerSettings;
import dev.attain.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandsTest {
  @TempDir Path folder;

  /** What a command answered. */
  private record Answer(int code, String out, String err) {}

  @Test
  void theDemonstrationPrintsATableOfFiguresReadBack() {
    Answer answer = run("demo", "--learners", "12", "--days", "45", "--port", "0", "--exit");

    assertThat(answer.err()).isEmpty();
    assertThat(answer.code()).isZero();
    Matcher rows =
        Pattern.compile(
                "(?m)^(PK|CO|TS)\\d .* [23] +\\d+ +\\d+ +\\d+ %  \\(\\d+ to \\d+ %\\) +\\S.*$")
            .matcher(answer.out());
    assertThat(rows.results().count()).isEqualTo(12);
    assertThat(answer.out().lines().filter(line -> line.startsWith("curl -s -u demo:"))).hasSize(3);
  }

  @Test
  void aFileIsSentOnceAndAgainAndItsBadStatementsAreNamed() throws Exception {
    Path file = folder.resolve("pilot.ndjson");
    assertThat(
            run("simulate", "--learners", "2", "--days", "14", "--output", file.toString()).code())
        .isZero();
    long statements = Files.readAllLines(file).size();
    Attain server = server();
    try {
      assertThat(send(server, file).out()).contains("stored %,d,".formatted(statements));
      assertThat(send(server, file).out())
          .contains("stored 0, already known %,d, rejected 0".formatted(statements));
      Files.writeString(file, Files.readString(file) + "{\"actor\":{}}\n");
      Answer third = send(server, file);
      assertThat(third.code()).isEqualTo(1);
      assertThat(third.out()).contains("rejected 1");
      assertThat(folder.resolve("pilot.ndjson.attain-send.json")).doesNotExist();
    } finally {
      server.stop();
    }
  }

  @Test
  void anInterruptedSendingGoesOnWhereItStopped() throws Exception {
    Path file = folder.resolve("pilot.ndjson");
    run("simulate", "--learners", "1", "--days", "14", "--output", file.toString());
    List<String> lines = Files.readAllLines(file);
    int before = lines.size() / 2;
    long offset = lines.subList(0, before).stream().mapToLong(line -> line.length() + 1).sum();
    Attain server = server();
    try {
      new SendState(
              endpoint(server),
              SendState.fingerprint(file),
              new Place(Place.Layout.LINES, offset, before + 1, before),
              new SendCounts(before, 0, 0, 0))
          .save(file);

      // What is before the place was never sent here, so all that is stored comes after it.
      assertThat(send(server, file).out()).contains("stored " + lines.size() + ",");
      assertThat(send(server, file).out())
          .contains("stored %d, already known %d,".formatted(before, lines.size() - before));
    } finally {
      server.stop();
    }
  }

  @Test
  void simulatingTwiceStoresNothingMore() {
    Attain server = server();
    try {
      String[] simulate = {
        "simulate",
        "--endpoint",
        endpoint(server),
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
        "--load-profiles"
      };
      assertThat(run(simulate).out())
          .containsPattern("stored [1-9]\\d*, already known 0, rejected 0");
      assertThat(run(simulate).out())
          .containsPattern("stored 0, already known [1-9]\\d*, rejected 0");
    } finally {
      server.stop();
    }
  }

  @Test
  void whatCannotBeDoneIsSaidOnOneLineWithoutAStack() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = Integer.toString(taken.getLocalPort());
      Answer answer = run("serve", "--port", port, "--data", folder.resolve("a").toString());
      assertComplains(answer, port, "--port");
    }
    Path noFolder = Files.writeString(folder.resolve("file"), "x");
    assertComplains(run("serve", "--data", noFolder.toString()), "file");
    Attain server = server();
    try {
      Answer held = run("serve", "--port", "0", "--data", server.place());
      assertComplains(held, server.place(), "another");
    } finally {
      server.stop();
    }
    assertComplains(run("serve", "--port", "x"), "port: 'x' is not allowed (option --port)");
    assertComplains(
        run(
            "send",
            "none.json",
            "--endpoint",
            "http://127.0.0.1:1/xapi",
            "--key",
            "k",
            "--secret",
            "s"),
        "none.json");
    assertComplains(run("send", "-"), "--endpoint");
  }

  @Test
  void aFrameworkIsTriedWithoutPublishingAndRecomputed() throws Exception {
    Attain server = server();
    try {
      pilot(server);
      JsonNode before = framework(server);
      ObjectNode stricter = before.deepCopy();
      stricter.put("version", "99.0.0").put("status", "draft").remove("approvals");
      stricter.path("scale").forEach(level -> ((ObjectNode) level).put("cut", cut(level)));
      Path document = folder.resolve("stricter.json");
      Files.write(document, Json.MAPPER.writeValueAsBytes(stricter));
      Path found = folder.resolve("found.ndjson");

      Answer tried =
          command(
              server, "dry-run", "--framework", document.toString(), "--output", found.toString());
      assertThat(tried.code()).as(tried.out() + tried.err()).isZero();
      assertThat(tried.out())
          .containsPattern("everybody: [1-9]\\d* of 4 people change level")
          .containsPattern("cohort pilot-\\S+: [1-9]\\d* of 4")
          .containsPattern(", \\d+ down")
          .contains("the cuts are");
      assertThat(Files.readAllLines(found))
          .allSatisfy(
              line -> {
                JsonNode reason =
                    Json.MAPPER.readTree(line).path("changes").path(0).path("reasons");
                assertThat(reason.path(0).path("decisive").asBoolean()).isTrue();
              })
          .isNotEmpty();
      assertThat(framework(server)).isEqualTo(before);

      stricter.withArray("competencies").addObject().put("id", "x");
      Files.write(document, Json.MAPPER.writeValueAsBytes(stricter));
      Answer unsound = command(server, "dry-run", "--framework", document.toString());
      assertThat(unsound.code()).isEqualTo(1);
      assertThat(unsound.err()).contains("$.competencies[").hasLineCount(3);

      String id = before.path("id").asText();
      Answer recomputed = command(server, "recompute", id);
      assertThat(recomputed.code()).isZero();
      assertThat(recomputed.out()).contains("answer now");
      assertComplains(command(server, "recompute", id, "--cancel"), "409");
      assertComplains(command(server, "recompute", "https://example.org/none"), "404");
    } finally {
      server.stop();
    }
  }

  private static double cut(JsonNode level) {
    return 0.9 + level.path("level").asInt() / 100.0;
  }

  private static void pilot(Attain server) throws InterruptedException {
    assertThat(
            command(server, "simulate", "--learners", "4", "--days", "60", "--load-profiles")
                .code())
        .isZero();
  }

  private static JsonNode framework(Attain server) throws InterruptedException {
    ApiClient api = new ApiClient(Endpoint.of(endpoint(server), "k", "s"));
    String id = api.get("/api/v1/frameworks").path("frameworks").path(0).path("id").asText();
    return api.get("/api/v1/frameworks/" + URLEncoder.encode(id, StandardCharsets.UTF_8));
  }

  private static Answer command(Attain server, String name, String... arguments) {
    List<String> all =
        new ArrayList<>(
            List.of(name, "--endpoint", endpoint(server), "--key", "k", "--secret", "s"));
    all.addAll(List.of(arguments));
    return run(all.toArray(String[]::new));
  }

  @Test
  void settingsArePrintedWithTheirOriginAndWithoutSecrets() {
    Answer answer =
        run(
            "serve",
            "--print-config",
            "--port",
            "9000",
            "--admin-key",
            "k",
            "--admin-secret",
            "hush");

    assertThat(answer.code()).isZero();
    assertThat(answer.out())
        .contains("(option --port)\nport = 9000\n")
        .contains("# admin-secret = ********")
        .doesNotContain("hush");
    ServerSettings.DECLARED.forEach(
        setting -> assertThat(answer.out()).contains(setting.name() + " ="));
  }

  @Test
  void aSecondStartKnowsTheCredentialOfTheFirst() throws InterruptedException {
    Attain first = server();
    first.stop();
    Attain second = server();
    try {
      assertThat(first.findMade()).isPresent();
      assertThat(second.findMade()).isEmpty();
      assertThat(
              run(
                      "simulate",
                      "--endpoint",
                      endpoint(second),
                      "--key",
                      "k",
                      "--secret",
                      "s",
                      "--learners",
                      "1",
                      "--days",
                      "7")
                  .code())
          .isZero();
    } finally {
      second.stop();
    }
  }

  private static void assertComplains(Answer answer, String... parts) {
    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err().strip()).startsWith("attain: ").contains(parts).hasLineCount(1);
  }

  private Attain server() {
    Map<String, String> options =
        Map.of(
            "port", "0",
            "data", folder.resolve("data").toString(),
            "admin-key", "k",
            "admin-secret", "s");
    try {
      return Attain.start(
          ServerSettings.of(ServerSettings.read(options, Map.of(), null)), InstantSource.system());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static String endpoint(Attain server) {
    return "http://127.0.0.1:" + server.port() + "/xapi";
  }

  private static Answer send(Attain server, Path file) throws IOException {
    return run(
        "send", "--endpoint", endpoint(server), "--key", "k", "--secret", "s", file.toString());
  }

  private static Answer run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine =
        Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    int code = commandLine.execute(arguments);
    return new Answer(code, out.toString(), err.toString());
  }
}
