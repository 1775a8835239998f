package dev.attain.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.config.ServerSettings;
import dev.attain.conformance.LrsUnderTest;
import dev.attain.conformance.lrs.Target;
import dev.attain.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** This project's server for the conformance suite: embedded engine, a folder of its own. */
public final class AttainUnderTest implements LrsUnderTest {
  private static final String KEY = "conformance";
  private static final String SECRET = "a secret for the suite";

  private @Nullable Path folder;
  private @Nullable Attain server;

  @Override
  public Target start() throws Exception {
    folder = Files.createTempDirectory("attain-conformance");
    Map<String, String> options =
        Map.of(
            "port",
            "0",
            "data",
            folder.resolve("data").toString(),
            "admin-key",
            KEY,
            "admin-secret",
            SECRET);
    server =
        Attain.start(
            ServerSettings.of(ServerSettings.read(options, Map.of(), null)),
            InstantSource.system());
    URI endpoint = URI.create("http://127.0.0.1:" + server.port() + "/xapi");
    return new Target(endpoint, KEY, SECRET, Optional.of(reader(server.port())));
  }

  /** Makes a credential that may only read statements. */
  private static Target.Credential reader(int port) throws IOException, InterruptedException {
    String pair = Base64.getEncoder().encodeToString((KEY + ":" + SECRET).getBytes(UTF_8));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/credentials"))
            .header("Authorization", "Basic " + pair)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"name\":\"Reader\",\"scopes\":[\"statements/read\"]}"))
            .build();
    HttpResponse<String> made = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    JsonNode credential = Json.MAPPER.readTree(made.body());
    return new Target.Credential(credential.get("key").asText(), credential.get("secret").asText());
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop();
    }
    if (folder != null) {
      delete(folder);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
