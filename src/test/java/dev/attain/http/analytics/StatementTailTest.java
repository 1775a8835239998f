package dev.attain.http.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.analytics.statements.AnalystLog;
import dev.attain.http.EventReader;
import dev.attain.http.EventReader.Event;
import dev.attain.http.TestClient;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StatementTailTest {
  private static final String PATH = "/api/v1/statements/tail";

  private final long seed = System.nanoTime();
  private final AnalystServer server = new AnalystServer();
  private final AnalystLog log =
      new AnalystLog(
          new Random(seed), server.engine.statements(), server.terms, InstantSource.system());

  @AfterEach
  void close() {
    server.close();
  }

  private EventReader open(String parameters, String lastId) throws Exception {
    return EventReader.open(server.server().port(), server.client(), PATH + parameters, lastId);
  }

  private static List<String> ids(List<Event> events) {
    return events.stream().map(event -> event.data().path("id").asText()).toList();
  }

  @Test
  void aReaderThatComesBackIsGivenEveryStatementOnceInOrder() throws Exception {
    log.send(30);
    List<String> seen = new ArrayList<>();
    String last;
    try (EventReader reader = open("", "")) {
      last = reader.position();
    }
    for (int round = 0; round < 3; round++) {
      log.send(40);
      try (EventReader reader = open("", last)) {
        List<Event> some = reader.next(15);
        seen.addAll(ids(some));
        last = some.get(some.size() - 1).position();
        assertThat(some).extracting(Event::kind).containsOnly("statement");
      }
    }
    List<String> stored = new ArrayList<>();
    server
        .client()
        .get("/api/v1/statements/query", "order", "ascending", "limit", "1000")
        .json()
        .path("statements")
        .forEach(statement -> stored.add(statement.path("id").asText()));
    assertThat(new HashSet<>(seen)).as("seed %d", seed).hasSize(45);
    assertThat(stored).as("seed %d", seed).containsSubsequence(withoutVoided(seen, stored));
  }

  /** What was told and voided later can't be queried any more. */
  private static List<String> withoutVoided(List<String> seen, List<String> stored) {
    return seen.stream().filter(stored::contains).toList();
  }

  @Test
  void aFilterChoosesWhatIsTold() throws Exception {
    try (EventReader reader = open(TestClient.query("filter", "score = 0.125"), "")) {
      reader.position();
      log.send(20);
      log.store(
          """
          {"actor":{"mbox":"mailto:ann@example.org"},
           "verb":{"id":"https://example.org/v"},
           "object":{"id":"https://example.org/a"},"result":{"score":{"scaled":0.125}}}""",
          "lms");
      Event event = reader.next(1).get(0);
      assertThat(event.data().at("/result/score/scaled").asDouble()).isEqualTo(0.125);
      assertThat(event.data().path("stored").asText()).isNotEmpty();
    }
  }
}
