package dev.attain.competency.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.RoleProfile;
import dev.attain.competency.framework.RoleProfile.ClockStart;
import dev.attain.competency.framework.RoleProfile.Requirement;
import dev.attain.competency.framework.catalog.RecordFrameworkCatalog;
import dev.attain.competency.projection.changes.ChangeFilter;
import dev.attain.competency.projection.changes.ChangePage;
import dev.attain.competency.projection.changes.ChangePosition;
import dev.attain.competency.projection.changes.ChangeReads;
import dev.attain.competency.projection.changes.CompetencyChange;
import dev.attain.competency.projection.changes.CompetencyChange.Cause;
import dev.attain.competency.projection.changes.CompetencyChange.Kind;
import dev.attain.competency.projection.standings.CompetencyStanding;
import dev.attain.competency.projection.standings.PersonStandings;
import dev.attain.people.PersonId;
import dev.attain.storage.contract.Await;
import dev.attain.storage.model.ModelEngine;
import dev.attain.xapi.StatementId;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one node tells as time passes. */
class TimelyChangesTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Framework FRAMEWORK = SupportFramework.version("1");
  private static final PersonCompetency ANN_TALKING =
      new PersonCompetency(new PersonId("mailto:ann@example.org"), SupportFramework.TALKING);

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final ModelEngine engine = new ModelEngine(now::get);
  private final VirtualTime time = new VirtualTime(new Random(1));
  private final LearningLog log = new LearningLog(engine.statements());
  private final ChangeReads reads = new ChangeReads(engine.records(), now::get);
  private int ids;

  @BeforeEach
  void aFrameworkAndARole() {
    RecordFrameworkCatalog catalog =
        new RecordFrameworkCatalog(
            engine.records(), now::get, () -> Future.succeededFuture(Set.of()));
    assertThat(Await.get(catalog.publish(FRAMEWORK))).isEmpty();
    RoleProfile role =
        new RoleProfile(
            "https://example.org/role",
            "Agent",
            SupportFramework.ID,
            ClockStart.ASSIGNMENT,
            null,
            List.of(new Requirement(SupportFramework.TALKING, 2, 3, 3, 1, null, true)));
    assertThat(Await.get(catalog.publish(role))).isEmpty();
    node();
    pass();
  }

  private SimulatedNode node() {
    SimulatedNode node =
        new SimulatedNode(
            "node-" + ++ids,
            engine.statements(),
            engine.records(),
            time,
            new Random(ids),
            0,
            now::get);
    node.start();
    return node;
  }

  private void pass() {
    time.pass(Duration.ofSeconds(30));
  }

  private Instant now() {
    return Objects.requireNonNull(now.get());
  }

  private StatementId observe(double score) {
    StatementId id = new StatementId(new UUID(5, ++ids));
    log.observation(id, "ann", "boss", score, now());
    return id;
  }

  private List<CompetencyChange> changes() {
    ChangePage page = Await.get(reads.page(ChangePosition.START, ChangeFilter.ALL, 1_000));
    assertThat(page).isInstanceOf(ChangePage.Read.class);
    return ((ChangePage.Read) page).changes().stream().map(ChangePage.Positioned::change).toList();
  }

  private Instant lapsesAt() {
    PersonId person = ANN_TALKING.person();
    return Await.get(new PortfolioReads(engine.records()).people(FRAMEWORK, List.of(person)))
        .getOrDefault(person, PersonStandings.NONE)
        .find(PersonStandings.placeOf(FRAMEWORK, ANN_TALKING.competency()))
        .map(CompetencyStanding::lapsesAt)
        .orElseThrow();
  }

  private List<StatementId> toTheTop() {
    List<StatementId> observed = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      observed.add(observe(1));
    }
    pass();
    return observed;
  }

  @Test
  void aLevelIsGainedWithItsStatementsAndMeetsWhatTheRoleAsks() {
    List<StatementId> observed = toTheTop();
    assertThat(changes())
        .extracting(CompetencyChange::kind)
        .containsExactly(Kind.LEVEL_GAINED, Kind.REQUIREMENT_MET);
    CompetencyChange gained = changes().get(0);
    assertThat(gained.from()).isNull();
    assertThat(gained.to()).isEqualTo(2);
    assertThat(gained.person()).isEqualTo("mailto:ann@example.org");
    assertThat(gained.cause()).isEqualTo(Cause.STATEMENTS);
    assertThat(gained.statements())
        .containsExactlyElementsOf(observed.stream().map(StatementId::toString).toList());
    assertThat(gained.lapsesAt()).isEqualTo(lapsesAt());
    assertThat(changes().get(1).role()).isEqualTo("https://example.org/role");
  }

  @Test
  void whatFadesIsAtRiskThirtyDaysBeforeAndThenLapsesWithoutAnyStatement() {
    toTheTop();
    Instant lapse = lapsesAt();
    now.set(lapse.minus(Duration.ofDays(30)).minusSeconds(1));
    time.pass(Duration.ofMinutes(6));
    assertThat(changes()).hasSize(2);
    now.set(lapse.minus(Duration.ofDays(30)));
    time.pass(Duration.ofMinutes(6));
    assertThat(changes()).hasSize(3).last().extracting("kind").isEqualTo(Kind.AT_RISK);
    assertThat(changes().get(2).lapsesAt()).isEqualTo(lapse);
    now.set(lapse.minusSeconds(1));
    time.pass(Duration.ofMinutes(6));
    assertThat(changes()).hasSize(3);
    now.set(lapse);
    time.pass(Duration.ofMinutes(6));
    CompetencyChange lapsed = changes().get(3);
    assertThat(lapsed.kind()).isEqualTo(Kind.LEVEL_LAPSED);
    assertThat(lapsed.cause()).isEqualTo(Cause.DECAY);
    assertThat(lapsed.at()).isEqualTo(lapse);
    assertThat(lapsed.from()).isEqualTo(2);
    assertThat(lapsed.to()).isEqualTo(1);
    assertThat(lapsed.statements()).isEmpty();
  }

  @Test
  void newEvidencePutsTheLapseOffAndNobodyIsToldOfTheFormerOne() {
    toTheTop();
    Instant lapse = lapsesAt();
    now.set(lapse.minus(Duration.ofDays(40)));
    toTheTop();
    assertThat(lapsesAt()).isAfter(lapse.plus(Duration.ofDays(30)));
    now.set(lapse);
    time.pass(Duration.ofMinutes(6));
    assertThat(changes()).hasSize(2);
    now.set(lapsesAt());
    time.pass(Duration.ofMinutes(6));
    assertThat(changes()).extracting(CompetencyChange::kind).endsWith(Kind.LEVEL_LAPSED).hasSize(3);
  }

  @Test
  void voidingIsNamedAsTheCause() {
    List<StatementId> observed = toTheTop();
    observed.forEach(id -> log.voiding(new StatementId(new UUID(5, ++ids)), id, now()));
    pass();
    CompetencyChange lapsed = changes().get(2);
    assertThat(lapsed.kind()).isEqualTo(Kind.LEVEL_LAPSED);
    assertThat(lapsed.cause()).isEqualTo(Cause.VOIDING);
    assertThat(lapsed.statements()).contains(observed.get(0).toString());
  }

  @Test
  void whatIsDueWhileANodeIsDeadIsToldByTheNextOne() {
    toTheTop();
    SimulatedNode second = node();
    pass();
    time.pass(Duration.ofSeconds(10));
    second.kill();
    now.set(lapsesAt());
    time.pass(Duration.ofMinutes(6));
    assertThat(changes()).extracting(CompetencyChange::kind).contains(Kind.LEVEL_LAPSED);
    assertThat(changes()).extracting(CompetencyChange::id).doesNotHaveDuplicates();
  }

  @Test
  void readersOfAPersonSeeOnlyThatPersonAndAPositionBeyondWhatIsKeptIsGone() {
    toTheTop();
    ChangeFilter bob =
        new ChangeFilter(Set.of(new PersonId("mailto:bob@example.org")), null, null, Set.of());
    ChangePage page = Await.get(reads.page(ChangePosition.START, bob, 10));
    assertThat(((ChangePage.Read) page).changes()).isEmpty();
    ChangeFilter gains = new ChangeFilter(null, null, null, Set.of(Kind.LEVEL_GAINED));
    page = Await.get(reads.page(ChangePosition.START, gains, 10));
    assertThat(((ChangePage.Read) page).changes()).hasSize(1);
    assertThat(((ChangePage.Read) page).next()).isEqualTo(Await.get(reads.end()));
  }
}
