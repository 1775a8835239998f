package dev.attain.http.changes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.projection.ProjectionRunner;
import dev.attain.competency.projection.SupportFramework;
import dev.attain.competency.projection.changes.ChangeReads;
import dev.attain.competency.projection.changes.WrittenChanges;
import dev.attain.http.RunningServer;
import dev.attain.http.TestClient;
import dev.attain.http.TestClient.Answer;
import dev.attain.json.Json;
import dev.attain.storage.contract.Await;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ChangesOverHttpTest {
  private static final String PATH = "/api/v1/changes";

  private static final String ANN = "mailto:ann@example.org";
  private static final FrameworkVersion VERSION = new FrameworkVersion(SupportFramework.ID, "1");

  private final Projecting projecting = new Projecting();
  private final ChangeReads reads =
      new ChangeReads(projecting.engine.records(), InstantSource.system());
  private final ChangeStreams streams = new ChangeStreams(10, Duration.ofMillis(500));
  private final RunningServer server =
      RunningServer.start(
          projecting.engine, new ChangeOperations(projecting.catalog, reads, streams).byId());
  private final TestClient client = server.client();
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    Await.get(streams.close());
    server.close();
    projecting.close();
  }

  /** An event as a browser sees it. */
  private record Event(String position, String kind, JsonNode change) {
    String id() {
      return change.path("id").asText();
    }
  }

  /** One connection, until so many events have come. */
  private List<Event> events(String query, String lastId, int wanted) throws Exception {
    HttpResponse<java.io.InputStream> response = open(query, lastId);
    assertThat(response.statusCode()).isEqualTo(200);
    List<Event> events = new ArrayList<>();
    try (BufferedReader lines = lines(response)) {
      Map<String, String> fields = new HashMap<>();
      while (events.size() < wanted) {
        String line = lines.readLine();
        assertThat(line).isNotNull();
        if (line.isEmpty()) {
          if (fields.containsKey("data")) {
            events.add(
                new Event(
                    fields.getOrDefault("id", ""),
                    fields.getOrDefault("event", ""),
                    Json.MAPPER.readTree(fields.get("data"))));
          }
          fields.clear();
        } else if (!line.startsWith(":")) {
          int colon = line.indexOf(": ");
          fields.put(line.substring(0, colon), line.substring(colon + 2));
        }
      }
    }
    return events;
  }

  private static BufferedReader lines(HttpResponse<java.io.InputStream> response) {
    return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }

  private HttpResponse<java.io.InputStream> open(String query, String lastId)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + PATH + query))
            .header("Authorization", client.header("Authorization"))
            .header("Accept", "text/event-stream");
    if (!lastId.isEmpty()) {
      request.header("Last-Event-ID", lastId);
    }
    return http.send(request.build(), BodyHandlers.ofInputStream());
  }

  private List<String> everything() {
    List<String> ids = new ArrayList<>();
    String after = "oldest";
    JsonNode page;
    do {
      Answer answer = client.get(PATH, "after", after, "limit", "7");
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      page = answer.json();
      page.path("changes").forEach(change -> ids.add(change.path("id").asText()));
      after = page.path("next").asText();
    } while (page.path("more").asBoolean());
    return ids;
  }

  @Test
  void aClientThatComesBackSeesEveryEventOnceThoughANodeIsKilled() throws Exception {
    projecting.startNode();
    projecting.startNode();
    String position = client.get(PATH, "after", "now").json().path("next").asText();
    List<Event> seen = new ArrayList<>();
    for (int round = 0; round < 4; round++) {
      for (int i = 0; i < 10; i++) {
        projecting.learn("p" + round + "-" + i);
      }
      if (round == 1) {
        projecting.killNode(0);
      }
      // Two competencies of ten people are gained at least once each; the rest comes later.
      List<Event> some = events("", position, 7);
      seen.addAll(some);
      position = some.get(some.size() - 1).position();
    }
    while (gained() < 40) {
      Thread.onSpinWait();
    }
    List<String> all = everything();
    seen.addAll(events("", position, all.size() - seen.size()));
    assertThat(seen).extracting(Event::id).doesNotHaveDuplicates().hasSameElementsAs(all);
    Map<String, Long> sequences = new HashMap<>();
    for (Event event : seen) {
      int dash = event.id().lastIndexOf('-');
      long sequence = Long.parseLong(event.id().substring(dash + 1));
      assertThat(sequence).isEqualTo(sequences.merge(event.id().substring(0, dash), 1L, Long::sum));
    }
  }

  /** People at the top in what observations prove. */
  private long gained() {
    JsonNode page =
        client.get(PATH, "limit", "1000", "competency", "https://example.org/c/talking").json();
    long top = 0;
    for (JsonNode change : page.path("changes")) {
      top +=
          change.path("to").asInt() == 2 && change.path("kind").asText().equals("levelGained")
              ? 1
              : 0;
    }
    return top;
  }

  @Test
  void filtersArePartOfTheQuestion() throws Exception {
    projecting.startNode();
    projecting.learn("ann");
    projecting.learn("bob");
    List<Event> events =
        events("?after=oldest&kinds=levelGained&person=mailto:bob@example.org", "", 1);
    assertThat(events.get(0).kind()).isEqualTo("levelGained");
    assertThat(events.get(0).change().path("person").asText()).isEqualTo("mailto:bob@example.org");
    Answer wrong = client.get(PATH, "kinds", "levelGained,promoted");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.json().path("detail").asText()).contains("promoted").contains("atRisk");
    assertThat(client.get(PATH, "after", "yesterday").status()).isEqualTo(400);
    assertThat(client.get(PATH, "cohort", "nobody").status()).isEqualTo(404);
    assertThat(server.stranger().get(PATH).status()).isEqualTo(401);
  }

  @Test
  void whoComesBackToWhatIsNotKeptAnyMoreIsToldSo() throws Exception {
    String before = client.get(PATH, "after", "now").json().path("next").asText();
    WrittenChanges.beyondWhatIsKept(projecting.engine.records(), VERSION, ANN, 1);

    Answer gone = client.get(PATH, "after", before);
    assertThat(gone.status()).isEqualTo(410);
    assertThat(gone.json().path("detail").asText()).contains("oldest").contains("now");
    assertThat(open("", before).statusCode()).isEqualTo(410);
    assertThat(events("?after=oldest", "", 1).get(0).id()).endsWith("-2");
  }

  @Test
  void aRecomputationIsToldToEverybody() throws Exception {
    ProjectionRunner node = projecting.startNode();
    projecting.learn("ann");
    events("?after=oldest&kinds=levelGained", "", 1);

    assertThat(Await.get(node.recompute(VERSION, "ann", InstantSource.system().instant())))
        .isTrue();

    Event told = events("?after=oldest&kinds=recomputed", "", 1).get(0);
    assertThat(told.change().path("cause").asText()).isEqualTo("recomputation");
    assertThat(told.change().at("/framework/id").asText()).isEqualTo(SupportFramework.ID);
    assertThat(told.change().has("person")).isFalse();
  }

  @Test
  void whoTakesNothingIsCutOffAndCanComeBackToWhereItWas() throws Exception {
    for (int i = 0; i < 8; i++) {
      WrittenChanges.beyondWhatIsKept(
          projecting.engine.records(), VERSION, "mailto:p" + i + "@example.org", 0);
    }
    try (Socket slow = new Socket()) {
      slow.setReceiveBufferSize(1_024);
      slow.connect(new InetSocketAddress("127.0.0.1", server.port()));
      String request =
          "GET %s?after=oldest HTTP/1.1\r\nHost: a\r\nAuthorization: %s\r\nAccept: text/event-stream\r\n\r\n"
              .formatted(PATH, client.header("Authorization"));
      slow.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      while (streams.count() == 0) {
        Thread.onSpinWait();
      }
      while (streams.count() > 0) {
        Thread.onSpinWait();
      }
      readToTheEnd(slow);
    }
    assertThat(events("?after=oldest", "", 1)).hasSize(1);
  }

  /** What the client had left lying is followed by the end, or nothing is, by a reset. */
  private static void readToTheEnd(Socket connection) {
    try {
      connection.getInputStream().readAllBytes();
    } catch (IOException reset) {
      assertThat(reset).isInstanceOf(SocketException.class);
    }
  }

  @Test
  void streamsEndWhenTheServerStops() throws Exception {
    try (BufferedReader lines = lines(open("", ""))) {
      assertThat(lines.readLine()).isEqualTo(":");
      Await.get(streams.close());
      String line = lines.readLine();
      while (line != null) {
        line = lines.readLine();
      }
    }
    assertThat(open("", "").statusCode()).isEqualTo(503);
  }
}
