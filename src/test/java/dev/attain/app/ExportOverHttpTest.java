package dev.attain.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.client.ApiClient;
import dev.attain.client.Endpoint;
import dev.attain.config.ServerSettings;
import dev.attain.json.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(120)
class ExportOverHttpTest {
  @TempDir Path folder;

  private static int run(String... arguments) {
    CommandLine commandLine =
        Main.commandLine()
            .setOut(new PrintWriter(new StringWriter()))
            .setErr(new PrintWriter(new StringWriter()));
    return commandLine.execute(arguments);
  }

  private Attain server(String name) throws InterruptedException {
    Map<String, String> options =
        Map.of(
            "port", "0",
            "data", folder.resolve(name).toString(),
            "admin-key", "k",
            "admin-secret", "s");
    return Attain.start(
        ServerSettings.of(ServerSettings.read(options, Map.of(), null)), InstantSource.system());
  }

  private static Endpoint endpoint(Attain server) {
    return Endpoint.of("http://127.0.0.1:" + server.port() + "/xapi", "k", "s");
  }

  private static HttpResponse<String> export(Attain server) throws Exception {
    ApiClient api = new ApiClient(endpoint(server));
    new DemoFigures(api).awaitProjections(Duration.ofSeconds(60));
    JsonNode framework = api.get("/api/v1/frameworks").path("frameworks").path(0);
    String id = URLEncoder.encode(framework.path("id").asText(), StandardCharsets.UTF_8);
    String pair = Base64.getEncoder().encodeToString("k:s".getBytes(StandardCharsets.UTF_8));
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(
                    URI.create(
                        "http://127.0.0.1:"
                            + server.port()
                            + "/api/v1/frameworks/"
                            + id
                            + "/export"))
                .header("Authorization", "Basic " + pair)
                .build(),
            BodyHandlers.ofString());
  }

  /** What both servers are given, in an order of its own. */
  private void feed(Attain server, List<String> statements) throws Exception {
    String endpoint = endpoint(server).xapi().toString();
    String[] to = {"--endpoint", endpoint, "--key", "k", "--secret", "s"};
    String[] documents = {
      "simulate",
      to[0],
      to[1],
      to[2],
      to[3],
      to[4],
      to[5],
      "--learners",
      "1",
      "--days",
      "7",
      "--end",
      "2026-03-01",
      "--load-profiles"
    };
    assertThat(run(documents)).isZero();
    Path file = folder.resolve("fed.ndjson");
    Files.write(file, statements);
    assertThat(run("send", to[0], to[1], to[2], to[3], to[4], to[5], file.toString())).isZero();
  }

  @Test
  void serversFedInOtherOrdersExportTheSameBytes() throws Exception {
    long seed = System.nanoTime();
    System.out.println("ExportOverHttpTest seed " + seed);
    Path file = folder.resolve("pilot.ndjson");
    assertThat(
            run(
                "simulate",
                "--learners",
                "12",
                "--days",
                "40",
                "--end",
                "2026-03-01",
                "--output",
                file.toString()))
        .isZero();
    List<String> statements = Files.readAllLines(file);
    Attain one = server("one");
    Attain other = server("other");
    try {
      feed(one, statements);
      Collections.shuffle(statements, new Random(seed));
      feed(other, statements);
      HttpResponse<String> first = export(one);
      HttpResponse<String> second = export(other);

      assertThat(first.statusCode()).isEqualTo(200);
      assertThat(first.headers().firstValue("Content-Type")).contains("application/x-ndjson");
      assertThat(first.headers().firstValue("X-Attain-Position").orElse("")).matches("\\d+");
      assertThat(first.body().lines().count()).isGreaterThan(50);
      assertThat(second.body()).isEqualTo(first.body());
      List<String> people =
          first.body().lines().map(ExportOverHttpTest::person).distinct().toList();
      assertThat(people).isSorted().hasSizeGreaterThan(10);
    } finally {
      one.stop();
      other.stop();
    }
  }

  private static String person(String line) {
    try {
      return Json.MAPPER.readTree(line).path("person").asText();
    } catch (java.io.IOException e) {
      throw new AssertionError(line, e);
    }
  }
}
