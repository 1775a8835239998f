package dev.attain.http.changes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.projection.ProjectionRunner;
import dev.attain.competency.projection.SupportFramework;
import dev.attain.competency.projection.changes.ChangeReads;
import dev.attain.competency.projection.changes.WrittenChanges;
import dev.attain.http.EventReader;
import dev.attain.http.EventReader.Event;
import dev.attain.http.EventStreams;
import dev.attain.http.RunningServer;
import dev.attain.http.TestClient;
import dev.attain.http.TestClient.Answer;
import dev.attain.storage.contract.Await;
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

  private static final FrameworkVersion VERSION = new FrameworkVersion(SupportFramework.ID, "1");

  private final Projecting projecting = new Projecting();
  private final ChangeReads reads =
      new ChangeReads(projecting.engine.records(), InstantSource.system());
  private final EventStreams streams = new EventStreams(10);
  private final RunningServer server =
      RunningServer.start(
          projecting.engine, new ChangeOperations(projecting.catalog, reads, streams).byId());
  private final TestClient client = server.client();

  @AfterEach
  void close() {
    Await.get(streams.close());
    server.close();
    projecting.close();
  }

  /** One connection, until so many events have come. */
  private List<Event> events(String query, String lastId, int wanted) throws Exception {
    try (EventReader reader = EventReader.open(server.port(), client, PATH + query, lastId)) {
      return reader.next(wanted);
    }
  }

  private static String id(Event event) {
    return event.data().path("id").asText();
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
    assertThat(seen)
        .extracting(ChangesOverHttpTest::id)
        .doesNotHaveDuplicates()
        .hasSameElementsAs(all);
    Map<String, Long> sequences = new HashMap<>();
    for (Event event : seen) {
      int dash = id(event).lastIndexOf('-');
      long sequence = Long.parseLong(id(event).substring(dash + 1));
      assertThat(sequence).isEqualTo(sequences.merge(id(event).substring(0, dash), 1L, Long::sum));
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
    assertThat(events.get(0).data().path("person").asText()).isEqualTo("mailto:bob@example.org");
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
    WrittenChanges.beyondWhatIsKept(
        projecting.engine.records(), VERSION, "mailto:ann@example.org", 1);

    Answer gone = client.get(PATH, "after", before);
    assertThat(gone.status()).isEqualTo(410);
    assertThat(gone.json().path("detail").asText()).contains("oldest").contains("now");
    assertThat(EventReader.answer(server.port(), client, PATH, before).statusCode()).isEqualTo(410);
    assertThat(id(events("?after=oldest", "", 1).get(0))).endsWith("-2");
  }

  @Test
  void aRecomputationIsToldToEverybody() throws Exception {
    ProjectionRunner node = projecting.startNode();
    projecting.learn("ann");
    events("?after=oldest&kinds=levelGained", "", 1);

    assertThat(Await.get(node.recompute(VERSION, "ann", InstantSource.system().instant())))
        .isTrue();

    JsonNode told = events("?after=oldest&kinds=recomputed", "", 1).get(0).data();
    assertThat(told.path("cause").asText()).isEqualTo("recomputation");
    assertThat(told.at("/framework/id").asText()).isEqualTo(SupportFramework.ID);
    assertThat(told.has("person")).isFalse();
  }

  @Test
  void streamsEndWhenTheServerStops() throws Exception {
    try (EventReader reader = EventReader.open(server.port(), client, PATH, "")) {
      assertThat(reader.position()).isNotEmpty();
      Await.get(streams.close());
      assertThat(reader.ends()).isTrue();
    }
    assertThat(EventReader.answer(server.port(), client, PATH, "").statusCode()).isEqualTo(503);
  }
}
