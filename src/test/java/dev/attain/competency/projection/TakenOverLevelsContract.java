package dev.attain.competency.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.competency.framework.catalog.RecordFrameworkCatalog;
import dev.attain.competency.projection.changes.ChangeFilter;
import dev.attain.competency.projection.changes.ChangePage;
import dev.attain.competency.projection.changes.ChangePosition;
import dev.attain.competency.projection.changes.ChangeReads;
import dev.attain.competency.projection.changes.CompetencyChange;
import dev.attain.competency.projection.changes.CompetencyChange.Cause;
import dev.attain.competency.projection.changes.CompetencyChange.Kind;
import dev.attain.people.PersonId;
import dev.attain.storage.StorageEngine;
import dev.attain.storage.contract.Await;
import dev.attain.storage.model.ModelEngine;
import dev.attain.xapi.StatementId;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told when other figures take the place of those that answered; on any engine. */
abstract class TakenOverLevelsContract {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  static final InstantSource CLOCK = () -> START.plus(Duration.ofDays(10));

  /** More than a page. */
  private static final int PEOPLE = 230;

  private static final Framework FIRST =
      SupportFramework.withoutLevelsOf(SupportFramework.PRODUCT, "1");
  private static final Framework SECOND =
      SupportFramework.withoutLevelsOf(SupportFramework.TALKING, "2");

  private StorageEngine engine = new ModelEngine(CLOCK);
  private FrameworkCatalog catalog = catalog();
  private VirtualTime time = new VirtualTime(new Random());
  private Random random = new Random();
  private int nodes;

  /** An engine with nothing in it. */
  abstract StorageEngine emptyEngine();

  @BeforeEach
  void aLogAndAFramework() {
    long seed = System.nanoTime();
    System.out.println("TakenOverLevelsContract seed " + seed);
    random = new Random(seed);
    time = new VirtualTime(random);
    engine = emptyEngine();
    catalog = catalog();
    assertThat(Await.get(catalog.publish(FIRST))).isEmpty();
    LearningLog log = new LearningLog(engine.statements());
    for (int i = 0; i < 4 * PEOPLE; i++) {
      StatementId id = new StatementId(new UUID(17, i));
      String person = "person" + i % PEOPLE;
      if (i % (2 * PEOPLE) < PEOPLE) {
        log.quiz(id, person, 1, START);
      } else {
        log.observation(id, person, "boss", 1, START);
      }
    }
  }

  @AfterEach
  void close() {
    Await.get(engine.close());
  }

  private FrameworkCatalog catalog() {
    return new RecordFrameworkCatalog(
        engine.records(), CLOCK, () -> Future.succeededFuture(Set.of()));
  }

  private SimulatedNode startNode() {
    SimulatedNode node =
        new SimulatedNode(
            "node-" + ++nodes, engine.statements(), engine.records(), time, random, 0, CLOCK);
    node.start();
    return node;
  }

  private List<CompetencyChange> changes() {
    ChangeReads reads = new ChangeReads(engine.records(), CLOCK);
    List<CompetencyChange> changes = new ArrayList<>();
    ChangePosition position = ChangePosition.START;
    ChangePage.Read page;
    do {
      page = (ChangePage.Read) Await.get(reads.page(position, ChangeFilter.ALL, 1_000));
      page.changes().forEach(one -> changes.add(one.change()));
      position = page.next();
    } while (page.more());
    return changes;
  }

  private List<CompetencyChange> recomputed() {
    return changes().stream().filter(change -> change.cause() == Cause.RECOMPUTATION).toList();
  }

  /** The kinds, levels and causes that were told of somebody. */
  private static List<String> told(
      List<CompetencyChange> changes, int person, CompetencyId competency) {
    PersonId of = new PersonId("mailto:person" + person + "@example.org");
    return changes.stream()
        .filter(change -> of.value().equals(change.person()))
        .filter(change -> competency.equals(change.competency()))
        .filter(change -> change.kind() != Kind.AT_RISK)
        .map(change -> change.from() + " to " + change.to() + " by " + change.cause())
        .toList();
  }

  @Test
  void whatIsAnotherLevelByANewVersionIsToldOnceThoughNodesDieInTheMiddle() {
    SimulatedNode first = startNode();
    SimulatedNode second = startNode();
    time.pass(Duration.ofSeconds(120));
    List<CompetencyChange> before = changes();
    assertThat(told(before, 0, SupportFramework.TALKING)).isNotEmpty();
    assertThat(before).noneMatch(one -> SupportFramework.PRODUCT.equals(one.competency()));

    assertThat(Await.get(catalog.publish(SECOND))).isEmpty();
    for (int i = 0; i < 60_000 && recomputed().isEmpty(); i++) {
      time.pass(Duration.ofMillis(20));
    }
    assertThat(recomputed()).hasSizeBetween(1, 2 * PEOPLE - 1);
    first.kill();
    second.kill();
    startNode();
    time.pass(Duration.ofSeconds(120));

    List<CompetencyChange> after = changes();
    assertThat(after).extracting(CompetencyChange::id).doesNotHaveDuplicates();
    for (int person = 0; person < PEOPLE; person++) {
      List<String> talking = told(before, person, SupportFramework.TALKING);
      String last = talking.get(talking.size() - 1);
      String level = last.substring(last.indexOf(" to ") + 4, last.indexOf(" by "));
      assertThat(told(after, person, SupportFramework.TALKING))
          .as("person %d", person)
          .startsWith(talking.toArray(String[]::new))
          .endsWith(level + " to null by RECOMPUTATION")
          .hasSize(talking.size() + 1);
      assertThat(told(after, person, SupportFramework.PRODUCT))
          .as("person %d, of whom it was never told", person)
          .containsExactly("null to 1 by RECOMPUTATION");
    }
  }

  @Test
  void figuresThatAreRecomputedToTheSameTellNothingOfAnybody() {
    SimulatedNode node = startNode();
    time.pass(Duration.ofSeconds(120));
    List<CompetencyChange> before = changes();
    Future<Boolean> begun = node.runner().recompute(FIRST.versionId(), "ann", START);
    time.pass(Duration.ofSeconds(120));
    assertThat(begun.result()).isTrue();
    assertThat(recomputed()).extracting(CompetencyChange::kind).containsExactly(Kind.RECOMPUTED);
    assertThat(changes()).hasSize(before.size() + 1);
  }
}
