package dev.attain.competency.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.competency.framework.catalog.RecordFrameworkCatalog;
import dev.attain.competency.proficiency.Portfolio;
import dev.attain.competency.projection.Recomputation.State;
import dev.attain.competency.projection.shares.Generation;
import dev.attain.competency.projection.shares.Strands;
import dev.attain.people.Identities;
import dev.attain.people.PersonId;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import dev.attain.statements.Position;
import dev.attain.statements.StoredStatement;
import dev.attain.storage.contract.Await;
import dev.attain.storage.model.ModelEngine;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.json.StatementJson;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Recomputing, and new versions, beside figures that answer and are kept up to date meanwhile. */
class RecomputationTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Framework FIRST = SupportFramework.version("1");
  private static final int PEOPLE = 20;

  /** Enough to ask, not enough to compute anything. */
  private static final Duration SOON = Duration.ofMillis(200);

  private final ModelEngine engine = new ModelEngine(() -> START.plus(Duration.ofDays(100)));
  private final LearningLog log = new LearningLog(engine.statements());
  private final FrameworkCatalog catalog =
      new RecordFrameworkCatalog(
          engine.records(), () -> START, () -> Future.succeededFuture(Set.of()));
  private final FrameworkCatalog answering = new AnsweringCatalog(catalog, engine.records());
  private final PortfolioReads reads = new PortfolioReads(engine.records());
  private final List<SimulatedNode> nodes = new ArrayList<>();
  private Random random = new Random();
  private VirtualTime time = new VirtualTime(random);
  private int appended;

  @BeforeEach
  void threeNodesAndALog() {
    long seed = System.nanoTime();
    System.out.println("RecomputationTest seed " + seed);
    random = new Random(seed);
    time = new VirtualTime(random);
    assertThat(Await.get(catalog.publish(FIRST))).isEmpty();
    append(200);
    for (int i = 1; i <= 3; i++) {
      SimulatedNode node =
          new SimulatedNode(
              "node-" + i,
              engine.statements(),
              engine.records(),
              time,
              random,
              0,
              () -> START.plus(Duration.ofDays(100)));
      nodes.add(node);
      node.start();
    }
    pass(90);
    assertThat(Await.get(reads.position(FIRST.versionId()))).isEqualTo(lastPosition());
  }

  private void append(int count) {
    for (int i = 0; i < count; i++) {
      int number = appended++;
      String person = "person" + random.nextInt(PEOPLE);
      Instant at = START.plus(Duration.ofHours(random.nextInt(60 * 24)));
      if (number % 10 == 9) {
        log.voiding(id(number), id(number - random.nextInt(9)), at);
      } else if (number % 10 == 5) {
        log.together(id(number), List.of(person, "person1", "person2"), at);
      } else {
        log.observation(id(number), person, "boss", random.nextInt(11) / 10.0, at);
      }
    }
  }

  private static StatementId id(int number) {
    return new StatementId(new UUID(11, number));
  }

  private void pass(int seconds) {
    time.pass(Duration.ofSeconds(seconds));
  }

  private List<StoredStatement> all() {
    return Await.get(engine.statements().readForward(Position.START, 10_000));
  }

  private Position lastPosition() {
    List<StoredStatement> all = all();
    return all.get(all.size() - 1).position();
  }

  private ProjectionRunner runner() {
    return nodes.get(0).runner();
  }

  private GenerationsRecord generations() {
    return Await.get(new Generations(engine.records()).find(FIRST.versionId()));
  }

  private Recomputation last() {
    return Objects.requireNonNull(generations().recomputation());
  }

  private static List<PersonCompetency> pairs() {
    return PortfolioReads.pairs(
        FIRST,
        IntStream.range(0, PEOPLE)
            .mapToObj(number -> new PersonId("mailto:person" + number + "@example.org"))
            .toList());
  }

  private void equalsWhatIsRebuiltFromZero() {
    ModelEngine rebuilt = new ModelEngine(() -> START);
    CompetencyProjection projection =
        new CompetencyProjection(
            FIRST,
            0,
            SupportFramework.mapping("1"),
            engine.statements()::find,
            stored -> StatementJson.read(stored.json()),
            rebuilt.records());
    Strands strands = new Strands(rebuilt.records(), new Generation(FIRST.versionId(), 0));
    Await.get(projection.accept(all(), Await.get(strands.all()).get(0), Identities.NONE));
    Map<PersonCompetency, Portfolio> expected =
        Await.get(new PortfolioReads(rebuilt.records()).portfolios(FIRST, pairs()));
    assertThat(Await.get(reads.portfolios(FIRST, pairs()))).isEqualTo(expected);
    assertThat(ProjectionContract.dump(engine.records()))
        .as("what nobody reads is deleted")
        .hasSameSizeAs(ProjectionContract.dump(rebuilt.records()));
  }

  private Future<Boolean> recompute() {
    return runner().recompute(FIRST.versionId(), "ann", START);
  }

  @Test
  void recomputedFiguresTakeThePlaceOfTheFormerOnesThoughANodeDies() {
    Future<Boolean> begun = recompute();
    pass(6);
    assertThat(begun.succeeded()).isEqualTo(true);
    assertThat(begun.result()).isTrue();
    nodes.get(2).kill();
    append(50);
    Position before = lastPosition();
    for (int i = 0;
        i < 400 && Await.get(reads.position(FIRST.versionId())).compareTo(before) < 0;
        i++) {
      time.pass(Duration.ofMillis(500));
    }
    append(20);
    pass(200);
    assertThat(generations())
        .satisfies(
            record -> {
              assertThat(record.answering()).isEqualTo(1);
              assertThat(record.retired()).isEmpty();
            });
    assertThat(last().state()).isEqualTo(State.DONE);
    assertThat(last().by()).isEqualTo("ann");
    assertThat(runner().status()).extracting(ProjectionStatus::generation).containsExactly(1);
    equalsWhatIsRebuiltFromZero();
  }

  @Test
  void aSecondRecomputationIsRefusedWhileOneIsUnderWay() {
    recompute();
    time.pass(SOON);
    Future<Boolean> second = recompute();
    time.pass(SOON);
    assertThat(second.result()).isFalse();
  }

  @Test
  void aCancelledRecomputationLeavesTheFiguresAndNothingElse() {
    recompute();
    time.pass(SOON);
    assertThat(last().state()).isEqualTo(State.RUNNING);
    Future<Boolean> cancelled = runner().generations().cancel(FIRST.versionId());
    time.pass(SOON);
    assertThat(cancelled.result()).isTrue();
    append(20);
    pass(200);
    assertThat(last().state()).isEqualTo(State.CANCELLED);
    assertThat(runner().status()).extracting(ProjectionStatus::generation).containsExactly(0);
    equalsWhatIsRebuiltFromZero();
    assertThat(generations().next()).isEqualTo(2);
  }

  @Test
  void whatIsNotKeptAnyMoreGoesWithItsGeneration() {
    Generation former = new Generation(FIRST.versionId(), 0);
    PersonCompetency pair = pairs().get(0);
    String framework = "{\"framework\":{\"id\":\"" + SupportFramework.ID + "\",\"version\":\"1\"},";
    String figure =
        framework
            + "\"person\":\"%s\",\"competency\":\"%s\"}"
                .formatted(pair.person().value(), pair.competency().value());
    String given = framework + "\"statement\":\"" + id(1) + "\",\"evidence\":[]}";
    RecordCollection figures = ProjectionRecords.FORMER.get(0);
    RecordCollection statements = ProjectionRecords.FORMER.get(1);
    String ofAnother = ProjectionRecords.id(new Generation(FIRST.versionId(), 7), pair);
    Await.get(
        engine
            .records()
            .write(
                List.of(
                    put(figures, ProjectionRecords.id(former, pair), figure),
                    put(figures, ofAnother, figure),
                    put(statements, ProjectionRecords.prefix(former, id(1)) + "-3", given))));
    recompute();
    pass(200);
    assertThat(last().state()).isEqualTo(State.DONE);
    assertThat(ids(figures)).containsExactly(ofAnother);
    assertThat(ids(statements)).isEmpty();
  }

  private static RecordWrite put(RecordCollection collection, String id, String json) {
    return new RecordWrite.Put(
        collection, id, RecordWrite.ANY_REVISION, json.getBytes(StandardCharsets.UTF_8), Map.of());
  }

  private List<String> ids(RecordCollection collection) {
    return Await.get(engine.records().list(RecordQuery.all(collection, RecordQuery.MAX_LIMIT)))
        .records()
        .stream()
        .map(StoredRecord::id)
        .toList();
  }

  @Test
  void aNewVersionAnswersWhenItHasCaughtUpAndNotBefore() {
    Framework second = SupportFramework.version("2");
    assertThat(Await.get(catalog.publish(second))).isEmpty();
    Position published = lastPosition();
    boolean formerAnswered = false;
    for (int i = 0; i < 600; i++) {
      time.pass(Duration.ofMillis(250));
      Framework answers = Await.get(answering.inForce()).get(0);
      formerAnswered |= answers.version().equals("1");
      assertThat(Await.get(reads.position(answers.versionId()))).isGreaterThanOrEqualTo(published);
    }
    assertThat(formerAnswered).isTrue();
    assertThat(Await.get(answering.inForce()).get(0).version()).isEqualTo("2");
    assertThat(runner().status())
        .extracting(status -> status.framework().version())
        .containsExactly("2");
    assertThat(
            Await.get(
                    engine
                        .records()
                        .list(RecordQuery.all(ProjectionRecords.EVIDENCE, RecordQuery.MAX_LIMIT)))
                .records())
        .as("the figures of the former version stay")
        .anyMatch(stored -> stored.id().equals(idOfFirst(stored.id())));
  }

  private static String idOfFirst(String id) {
    Generation first = new Generation(FIRST.versionId(), 0);
    return pairs().stream()
        .map(pair -> ProjectionRecords.id(first, pair))
        .filter(id::equals)
        .findFirst()
        .orElse("");
  }
}
