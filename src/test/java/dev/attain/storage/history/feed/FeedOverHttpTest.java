package dev.attain.storage.history.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.http.RunningServer;
import dev.attain.http.TestClient;
import dev.attain.statements.AppendOutcome;
import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.statements.StoredStatement;
import dev.attain.storage.contract.Await;
import dev.attain.storage.contract.Drafts;
import dev.attain.storage.embedded.EmbeddedEngine;
import dev.attain.storage.embedded.EmbeddedSettings;
import dev.attain.storage.history.Crowd;
import dev.attain.storage.history.Rounds;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code X-Experience-API-Consistent-Through} says of an answer is true of it, and what was
 * answered with 200 is in the next answer, with parallel writers.
 */
class FeedOverHttpTest {
  private static final int USUAL_ROUNDS = 12;
  private static final int WRITERS = 3;
  private static final int READERS = 2;
  private static final int BATCHES = 5;
  private static final int STATEMENTS = 3;
  private static final String PATH = "/xapi/statements";

  /** What names stand for: ids are made from them. */
  private final Map<String, String> names = new ConcurrentHashMap<>();

  private Position begin = Position.START;
  @TempDir private Path folder;

  @Test
  void answersAreWholeUpToTheTimeThatTheyName() {
    Rounds rounds = Rounds.of("feed over HTTP", USUAL_ROUNDS);
    EmbeddedEngine engine =
        EmbeddedEngine.open(EmbeddedSettings.defaults(folder), InstantSource.system());
    try (RunningServer server = RunningServer.start(engine, Map.of());
        Crowd crowd = new Crowd()) {
      for (int i = 0; i < rounds.count(); i++) {
        FeedRecorder recorder = new FeedRecorder();
        AtomicInteger writing = new AtomicInteger(WRITERS);
        List<Crowd.Member> members = new ArrayList<>();
        for (int number : IntStream.range(0, WRITERS + READERS).toArray()) {
          Random random = new Random(rounds.seed(i) * 31 + number);
          Client client = new Client(number, "r" + i, random, server.client(), recorder);
          members.add(number < WRITERS ? () -> write(client, writing) : () -> ask(client, writing));
        }
        crowd.run(members);
        List<Seen> log = log(engine);
        assertThat(FeedCheck.broken(withPositions(recorder.events(), log), log))
            .as(rounds.say(i))
            .isEmpty();
        begin = log.get(log.size() - 1).position();
      }
    } finally {
      Await.get(engine.close());
    }
  }

  private record Client(
      int number, String round, Random random, TestClient http, FeedRecorder recorder) {
    String agent() {
      return "{\"mbox\":\"mailto:" + round + "@example.org\"}";
    }

    String name(int writer, int batch, int statement) {
      return round + "-" + writer + "-" + batch + "-" + statement;
    }
  }

  private void write(Client client, AtomicInteger writing) {
    try {
      for (int i = 0; i < BATCHES; i++) {
        Crowd.dawdle(client.random);
        // One in four once more: it is known already.
        int batch = i > 0 && client.random.nextInt(4) == 0 ? i - 1 : i;
        post(client, drafts(client, batch));
        if (client.random.nextBoolean()) {
          query(client);
        }
      }
    } finally {
      writing.decrementAndGet();
    }
  }

  /** The last statement of each batch voids the first one of another, there or not. */
  private List<NewStatement> drafts(Client client, int batch) {
    List<NewStatement> drafts = new ArrayList<>();
    for (int i = 0; i < STATEMENTS; i++) {
      drafts.add(Drafts.statement(client.name(client.number, batch, i)));
    }
    int other = (client.number + 1) % WRITERS;
    drafts.add(
        Drafts.voiding(
            client.name(client.number, batch, STATEMENTS), client.name(other, batch, 0)));
    return drafts;
  }

  private void post(Client client, List<NewStatement> batch) {
    batch.forEach(draft -> names.put(draft.id().toString(), Drafts.name(draft)));
    String body =
        batch.stream().map(draft -> json(client, draft)).collect(Collectors.joining(",", "[", "]"));
    client.recorder.record(
        client.number,
        () -> client.http.post(PATH, body),
        (when, answer) -> {
          require(answer, 200);
          int stored = Integer.parseInt(answer.header("X-Attain-Stored"));
          int known = Integer.parseInt(answer.header("X-Attain-Already-Known"));
          return new FeedEvent.Append(
              when, batch, new AppendOutcome.Appended(stored, known, Position.START));
        });
  }

  private static String json(Client client, NewStatement draft) {
    String verb = draft.voiding() ? "voided" : "completed";
    String object =
        draft.voiding()
            ? "{\"objectType\":\"StatementRef\",\"id\":\"" + draft.target() + "\"}"
            : "{\"id\":\"https://example.org/courses/1\"}";
    return "{\"id\":\"%s\",\"actor\":%s,\"verb\":{\"id\":\"http://adlnet.gov/expapi/verbs/%s\"},\"object\":%s,\"timestamp\":\"2026-03-01T12:00:00Z\"}"
        .formatted(draft.id(), client.agent(), verb, object);
  }

  private void ask(Client client, AtomicInteger writing) {
    for (boolean last = false; !last; ) {
      last = writing.get() == 0;
      Crowd.dawdle(client.random);
      if (client.random.nextInt(3) == 0) {
        find(client);
      } else {
        query(client);
      }
    }
  }

  /** One that nobody voids. */
  private void find(Client client) {
    Random random = client.random;
    String name =
        client.name(
            random.nextInt(WRITERS), random.nextInt(BATCHES), 1 + random.nextInt(STATEMENTS - 1));
    client.recorder.record(
        client.number,
        () -> client.http.get(PATH, "statementId", Drafts.id(name).toString()),
        (when, answer) -> {
          boolean found = answer.status() != 404;
          if (found) {
            require(answer, 200);
          }
          return new FeedEvent.Find(
              when, Drafts.id(name), found ? Optional.of(seen(answer.json())) : Optional.empty());
        });
  }

  private void query(Client client) {
    boolean ascending = client.random.nextBoolean();
    client.recorder.record(
        client.number,
        () ->
            client.http.get(
                PATH, "agent", client.agent(), "ascending", "" + ascending, "limit", "500"),
        (when, answer) -> {
          require(answer, 200);
          assertThat(answer.json().get("more").asText()).isEmpty();
          List<Seen> found = new ArrayList<>();
          answer.json().get("statements").forEach(statement -> found.add(seen(statement)));
          return new FeedEvent.Query(when, begin, ascending, found, consistentThrough(answer));
        });
  }

  /** All that is stored before the time that is named. */
  private static Position consistentThrough(TestClient.Answer answer) {
    Instant time = Instant.parse(answer.header("X-Experience-API-Consistent-Through"));
    return new Position((time.toEpochMilli() << Position.SEQUENCE_BITS) - 1);
  }

  private Seen seen(JsonNode statement) {
    String name = names.getOrDefault(statement.get("id").asText(), "unheard of");
    return new Seen(Drafts.id(name), name, Position.START, false);
  }

  private static void require(TestClient.Answer answer, int status) {
    if (answer.status() != status) {
      throw new AssertionError("not what histories are about: " + answer);
    }
  }

  private List<Seen> log(EmbeddedEngine engine) {
    List<Seen> log = new ArrayList<>();
    for (StoredStatement stored : Await.get(engine.statements().readForward(begin, 10_000))) {
      String name = names.getOrDefault(stored.id().toString(), "unheard of");
      log.add(new Seen(stored.id(), name, stored.position(), stored.voided()));
    }
    return log;
  }

  /** Clients don't learn positions; they are those of the log, which has each id once. */
  private static List<FeedEvent> withPositions(List<FeedEvent> events, List<Seen> log) {
    Map<Object, Position> positions =
        log.stream().collect(Collectors.toMap(Seen::id, Seen::position));
    return events.stream().map(event -> withPositions(event, positions)).toList();
  }

  private static FeedEvent withPositions(FeedEvent event, Map<Object, Position> positions) {
    if (event instanceof FeedEvent.Append append
        && append.outcome() instanceof AppendOutcome.Appended appended) {
      Position last =
          append.batch().stream()
              .map(draft -> positions.getOrDefault(draft.id(), Position.START))
              .max(Comparator.naturalOrder())
              .orElseThrow();
      return new FeedEvent.Append(
          append.when(),
          append.batch(),
          new AppendOutcome.Appended(appended.appended(), appended.alreadyKnown(), last));
    }
    if (event instanceof FeedEvent.Query query) {
      return new FeedEvent.Query(
          query.when(),
          query.after(),
          query.ascending(),
          query.found().stream().map(seen -> at(seen, positions)).toList(),
          query.horizon());
    }
    return event instanceof FeedEvent.Find find
        ? new FeedEvent.Find(find.when(), find.id(), find.found().map(seen -> at(seen, positions)))
        : event;
  }

  private static Seen at(Seen seen, Map<Object, Position> positions) {
    Position position = positions.getOrDefault(seen.id(), Position.START);
    return new Seen(seen.id(), seen.name(), position, seen.voided());
  }
}
