package dev.attain.http.changes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.audit.Author;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.projection.ProjectionRunner;
import dev.attain.competency.projection.SupportFramework;
import dev.attain.competency.projection.changes.ChangeReads;
import dev.attain.http.ApiOperation;
import dev.attain.http.EventStreams;
import dev.attain.http.RunningServer;
import dev.attain.http.TestClient;
import dev.attain.http.TestClient.Answer;
import dev.attain.http.competency.CompetencyOperations;
import dev.attain.people.PersonMerges;
import dev.attain.storage.StorageEngine;
import dev.attain.storage.contract.Await;
import dev.attain.xapi.StatementId;
import io.vertx.core.Future;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What somebody decided, and what is rolled up, is told like what was proved; on any engine. */
@Timeout(120)
abstract class DecidedLevelsContract {
  private static final String ANN = "mailto:ann@example.org";
  private static final String ANNIE = "mailto:annie@example.org";

  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
  private final InstantSource clock = () -> InstantSource.system().instant().plus(ahead.get());
  private Projecting projecting;
  private RunningServer server;
  private TestClient client;
  private ProjectionRunner node;

  /** An engine with nothing in it. */
  abstract StorageEngine emptyEngine(InstantSource clock);

  abstract void closeEngine();

  @BeforeEach
  void start() {
    projecting = new Projecting(emptyEngine(clock), SupportFramework.rolledUp(), clock);
    ChangeReads reads = new ChangeReads(projecting.engine.records(), clock);
    Map<String, ApiOperation> operations =
        new HashMap<>(
            new CompetencyOperations(
                    projecting.catalog,
                    projecting.engine.statements(),
                    projecting.engine.records(),
                    clock,
                    call -> Future.failedFuture(new AssertionError("nobody asks for coverage")),
                    List::of,
                    () -> {})
                .operations());
    operations.putAll(new ChangeOperations(projecting.catalog, reads, new EventStreams(1)).byId());
    server = RunningServer.start(projecting.engine, operations);
    client = server.client();
    node = projecting.startNode();
  }

  @AfterEach
  void close() {
    server.close();
    projecting.close();
    closeEngine();
  }

  @Test
  void anOverrideIsToldWhenItIsSetAndEndedAndWhenItsTimeIsOver() {
    Instant until = clock.instant().plus(Duration.ofDays(90)).truncatedTo(ChronoUnit.MILLIS);
    // Nothing is rolled up of somebody without any evidence.
    projecting.log.observation(StatementId.random(), "ann", "boss", 0, clock.instant());
    set(SupportFramework.TALKING, until);
    assertThat(told(SupportFramework.TALKING, 1))
        .containsExactly("levelGained null to 2 by override");
    JsonNode gained = changes(SupportFramework.TALKING).get(0);
    assertThat(gained.at("/override/reason").asText()).isEqualTo("Saw it");
    assertThat(gained.path("lapsesAt").asText()).isEqualTo(until.toString());

    set(SupportFramework.PRODUCT, until);
    assertThat(told(SupportFramework.SERVICE, 1))
        .as("rolled up from two overrides")
        .containsExactly("levelGained null to 2 by rollUp");

    projecting.killNode(0);
    node = projecting.startNode();
    end("1");
    assertThat(told(SupportFramework.TALKING, 2))
        .last()
        .isEqualTo("levelLapsed 2 to null by override");
    assertThat(told(SupportFramework.SERVICE, 2))
        .last()
        .isEqualTo("levelLapsed 2 to null by rollUp");

    ahead.set(Duration.ofDays(61));
    assertThat(told(SupportFramework.PRODUCT, 2)).last().isEqualTo("atRisk 2 to 2 by override");
    ahead.set(Duration.ofDays(91));
    assertThat(told(SupportFramework.PRODUCT, 3))
        .last()
        .isEqualTo("levelLapsed 2 to null by override");
    assertThat(changes(SupportFramework.PRODUCT).get(2).path("at").asText())
        .isEqualTo(until.toString());
    assertThat(told(SupportFramework.TALKING, 2)).hasSize(2);
    assertThat(told(SupportFramework.SERVICE, 2)).hasSize(2);
  }

  @Test
  void evidenceUnderAnOverrideIsNoChangeAndCountsWhenTheOverrideEnds() {
    set(SupportFramework.TALKING, clock.instant().plus(Duration.ofDays(90)));
    told(SupportFramework.TALKING, 1);

    projecting.learn("ann");
    for (int i = 0; i < 8; i++) {
      projecting.log.quiz(StatementId.random(), "ann", 1, clock.instant());
    }
    int service = 0;
    List<String> rolledUp;
    do {
      rolledUp = told(SupportFramework.SERVICE, ++service);
    } while (!rolledUp.get(rolledUp.size() - 1).contains(" to 2 "));
    assertThat(rolledUp).allMatch(change -> change.endsWith(" by rollUp"));
    assertThat(rolledUp.get(0)).startsWith("levelGained null to ");

    end("1");
    projecting.log.quiz(StatementId.random(), "ben", 1, clock.instant());
    while (client
        .get("/api/v1/changes", "person", "mailto:ben@example.org")
        .json()
        .path("changes")
        .isEmpty()) {
      node.lookForDue();
    }
    assertThat(told(SupportFramework.TALKING, 1))
        .as("the evidence bears the level by now")
        .containsExactly("levelGained null to 2 by override");
    assertThat(told(SupportFramework.SERVICE, 1)).isEqualTo(rolledUp);
  }

  @Test
  void anOverrideOfAnAbsorbedIdentifierIsToldOfThePersonWhetherSetBeforeTheMergeOrAfter() {
    Instant until = clock.instant().plus(Duration.ofDays(90)).truncatedTo(ChronoUnit.MILLIS);
    // Nothing is rolled up of somebody without any evidence.
    projecting.log.observation(StatementId.random(), "ann", "boss", 0, clock.instant());
    projecting.log.observation(StatementId.random(), "annie", "boss", 0, clock.instant());
    set(ANNIE, SupportFramework.TALKING, until);
    assertThat(told(ANNIE, SupportFramework.TALKING, 1))
        .containsExactly("levelGained null to 2 by override");

    PersonMerges merges =
        new PersonMerges(
            projecting.engine.records(), clock, person -> Future.succeededFuture(true));
    Author author = new Author("key", "credential");
    Await.get(merges.merge(ANN, ANNIE, "one person", author));
    node.identitiesChanged();
    assertThat(told(SupportFramework.TALKING, 1))
        .containsExactly("levelGained null to 2 by override");
    assertThat(told(ANNIE, SupportFramework.TALKING, 2))
        .last()
        .isEqualTo("levelLapsed 2 to null by override");

    set(ANNIE, SupportFramework.PRODUCT, until);
    assertThat(told(SupportFramework.PRODUCT, 1))
        .containsExactly("levelGained null to 2 by override");
    assertThat(told(SupportFramework.SERVICE, 1))
        .as("rolled up from both")
        .containsExactly("levelGained null to 2 by rollUp");

    Await.get(merges.undo(1, "two people", author));
    node.identitiesChanged();
    assertThat(told(SupportFramework.SERVICE, 2))
        .last()
        .isEqualTo("levelLapsed 2 to null by rollUp");
    assertThat(told(SupportFramework.PRODUCT, 2))
        .last()
        .isEqualTo("levelLapsed 2 to null by override");
    assertThat(told(ANNIE, SupportFramework.PRODUCT, 1))
        .containsExactly("levelGained null to 2 by override");
    assertThat(told(ANNIE, SupportFramework.SERVICE, 1))
        .containsExactly("levelGained null to 2 by rollUp");
  }

  @Test
  void whatIsRolledUpFollowsTheEvidenceOfMergedPeople() {
    projecting.learn("ann");
    for (int i = 0; i < 8; i++) {
      projecting.log.quiz(StatementId.random(), "annie", 1, clock.instant());
    }
    awaitLevelTwo(ANNIE, SupportFramework.PRODUCT);
    awaitLevelTwo(ANN, SupportFramework.TALKING);
    assertThat(changes(ANN, SupportFramework.SERVICE)).isEmpty();

    PersonMerges merges =
        new PersonMerges(
            projecting.engine.records(), clock, person -> Future.succeededFuture(true));
    Await.get(merges.merge(ANN, ANNIE, "one person", new Author("key", "credential")));
    node.identitiesChanged();
    assertThat(told(SupportFramework.SERVICE, 1)).last().asString().endsWith(" to 2 by rollUp");
    assertThat(told(SupportFramework.PRODUCT, 1)).last().asString().endsWith(" by identities");

    Await.get(merges.undo(1, "two people", new Author("key", "credential")));
    node.identitiesChanged();
    assertThat(told(SupportFramework.SERVICE, 2))
        .last()
        .isEqualTo("levelLapsed 2 to null by rollUp");
  }

  private void set(CompetencyId competency, Instant until) {
    set(ANN, competency, until);
  }

  private void set(String person, CompetencyId competency, Instant until) {
    Answer answer =
        client.post(
            path(person),
            """
            {"framework": "%s", "competency": "%s", "level": 2, "by": "Boss", "reason": "Saw it",
             "until": "%s"}"""
                .formatted(SupportFramework.ID, competency, until));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
  }

  private void end(String override) {
    assertThat(client.send("DELETE", path(ANN) + "/" + override, BodyPublishers.noBody()).status())
        .isEqualTo(200);
  }

  private static String path(String person) {
    return "/api/v1/people/" + URLEncoder.encode(person, StandardCharsets.UTF_8) + "/overrides";
  }

  private List<JsonNode> changes(CompetencyId competency) {
    return changes(ANN, competency);
  }

  /** Those that were told of the very identifier. */
  private List<JsonNode> changes(String person, CompetencyId competency) {
    List<JsonNode> changes = new ArrayList<>();
    client
        .get("/api/v1/changes", "person", person, "competency", competency.value(), "limit", "1000")
        .json()
        .path("changes")
        .forEach(
            change -> {
              if (change.path("person").asText().equals(person)) {
                changes.add(change);
              }
            });
    return changes;
  }

  /** Until then what evidence there is comes in, and a change may be of a part of it. */
  private void awaitLevelTwo(String person, CompetencyId competency) {
    int told = 1;
    while (!told(person, competency, told).get(told - 1).contains(" to 2 ")) {
      told++;
    }
  }

  /** What was told of Ann's competency, when it is at least so much. */
  private List<String> told(CompetencyId competency, int wanted) {
    return told(ANN, competency, wanted);
  }

  private List<String> told(String person, CompetencyId competency, int wanted) {
    List<JsonNode> changes = changes(person, competency);
    while (changes.size() < wanted) {
      node.lookForDue();
      changes = changes(person, competency);
    }
    return changes.stream()
        .map(
            change ->
                "%s %s to %s by %s"
                    .formatted(
                        change.path("kind").asText(),
                        change.path("from").asText("null"),
                        change.path("to").asText("null"),
                        change.path("cause").asText()))
        .toList();
  }
}
