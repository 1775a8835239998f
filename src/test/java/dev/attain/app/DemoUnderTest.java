package dev.attain.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.access.NewCredential;
import dev.attain.client.ApiClient;
import dev.attain.client.Endpoint;
import dev.attain.client.MissingIds;
import dev.attain.client.Rejection;
import dev.attain.client.SendCounts;
import dev.attain.client.SendListener;
import dev.attain.client.StatementSender;
import dev.attain.client.StatementSource;
import dev.attain.client.XapiClient;
import dev.attain.competency.framework.Cohort;
import dev.attain.config.ServerSettings;
import dev.attain.simulator.Pilot;
import dev.attain.simulator.PilotSimulation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;

/** This project's server with the demonstration's data, of a smaller pilot. */
public final class DemoUnderTest implements AutoCloseable {
  public static final String KEY = "demo";
  public static final String SECRET = "a secret for the browser";

  private static final int LEARNERS = 30;
  private static final int DAYS = 90;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final DemoFolder folder;
  private final Attain server;
  private final Cohort cohort;
  private final HttpClient http = HttpClient.newHttpClient();

  private DemoUnderTest(DemoFolder folder, Attain server, Cohort cohort) {
    this.folder = folder;
    this.server = server;
    this.cohort = cohort;
  }

  /** Starts it; when this returns, every statement is in the figures. */
  public static DemoUnderTest start() throws IOException, InterruptedException {
    DemoFolder folder = DemoFolder.of(null);
    Map<String, String> options =
        Map.of(
            "port",
            "0",
            "data",
            folder.path().toString(),
            "admin-key",
            KEY,
            "admin-secret",
            SECRET);
    Attain server =
        Attain.start(
            ServerSettings.of(ServerSettings.read(options, Map.of(), null)),
            InstantSource.system());
    LocalDate today = LocalDate.ofInstant(InstantSource.system().instant(), ZoneOffset.UTC);
    PilotSimulation simulation =
        PilotSimulation.of(
            new Pilot(LEARNERS, DAYS, Pilot.DEFAULT_SEED, today), PilotDocuments.framework());
    Cohort cohort = simulation.cohort(PilotDocuments.role());
    DemoUnderTest demo = new DemoUnderTest(folder, server, cohort);
    demo.fill(simulation);
    return demo;
  }

  private void fill(PilotSimulation simulation) throws IOException, InterruptedException {
    PilotDocuments.publish(api(), cohort);
    new StatementSender(
            new XapiClient(endpoint(), "1.0.3"),
            MissingIds.ofStream(),
            StatementSender.DEFAULT_BATCH,
            StatementSender.DEFAULT_CONNECTIONS)
        .send(StatementSource.of(simulation.statements()), SendCounts.NONE, new NothingRejected());
    new DemoFigures(api()).awaitProjections(PATIENCE);
  }

  /** Where it serves, without a slash at the end. */
  public String address() {
    return "http://127.0.0.1:" + server.port();
  }

  /** Posts to the API as the administrator. */
  public JsonNode post(String path, String body) throws InterruptedException {
    return api().post(path, body.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Sends something to the xAPI endpoint as the administrator.
   *
   * @param type of the body, such as {@code application/json}
   * @throws AssertionError when it is not taken
   */
  public void say(String type, byte[] body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address() + "/xapi/statements"))
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString((KEY + ":" + SECRET).getBytes(StandardCharsets.UTF_8)))
            .header("X-Experience-API-Version", "2.0.0")
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
  }

  /** Makes a credential of one scope. */
  public NewCredential credential(String name, String scope) throws InterruptedException {
    JsonNode made =
        post("/api/v1/credentials", "{\"name\":\"%s\",\"scopes\":[\"%s\"]}".formatted(name, scope));
    return new NewCredential(made.get("key").asText(), made.get("secret").asText());
  }

  private ApiClient api() {
    return new ApiClient(endpoint());
  }

  private Endpoint endpoint() {
    return Endpoint.of(address() + "/xapi", KEY, SECRET);
  }

  /** The cohort of everybody there is. */
  public Cohort cohort() {
    return cohort;
  }

  /** The name of the cohort's first person. */
  public String somebody() {
    return Objects.requireNonNull(cohort.members().get(0).name());
  }

  @Override
  public void close() {
    server.stop();
    folder.close();
  }

  private static final class NothingRejected implements SendListener {
    @Override
    public void rejected(Rejection rejection) {
      throw new AssertionError(rejection);
    }

    @Override
    public void progressed(SendCounts soFar, StatementSource.Place settled, SendCounts atSettled) {}
  }
}
