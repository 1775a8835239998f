package dev.attain.http.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.analytics.cohort.CohortAnswer.Answered;
import dev.attain.analytics.grid.Column;
import dev.attain.analytics.grid.Grid;
import dev.attain.analytics.grid.Ground;
import dev.attain.audit.Author;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.override.LevelOverrides;
import dev.attain.competency.override.OverrideDecisions;
import dev.attain.competency.override.RecordedOverride;
import dev.attain.competency.proficiency.Attainment;
import dev.attain.competency.proficiency.LevelOverride;
import dev.attain.competency.proficiency.Proficiency;
import dev.attain.competency.proficiency.Proficiency.LevelStanding;
import dev.attain.competency.proficiency.dossier.Dossier;
import dev.attain.competency.projection.PortfolioReads;
import dev.attain.competency.projection.SupportFramework;
import dev.attain.people.PersonId;
import dev.attain.xapi.StatementId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Grids say of everybody what the evidence says of each. */
class GridFiguresTest {
  private static final List<String> NAMES = List.of("ann", "bob", "cat", "dan", "eve");
  private static final Framework FRAMEWORK = SupportFramework.version("1");

  @Test
  void aGridSaysWhatTheEvidenceSaysForAnyStatementsAndInstants() {
    long base = System.nanoTime();
    for (int round = 0; round < 6; round++) {
      long seed = base + round;
      System.out.println("GridFiguresTest seed " + seed);
      Random random = new Random(seed);
      PilotCohort pilot = new PilotCohort();
      pilot.cohort("pilot", NAMES.toArray(String[]::new));
      for (int i = 0; i < 60; i++) {
        happen(pilot, random);
      }
      if (random.nextBoolean()) {
        decide(pilot);
      }
      Ground ground =
          ((Answered<Ground>) PilotCohort.require(pilot.grids.ground("pilot"))).figures();
      Instant now = pilot.instant();
      Instant past = PilotCohort.day(random.nextInt(60)).plusSeconds(random.nextInt(86_400));
      equalsEvidence(pilot, PilotCohort.require(pilot.grids.grid(ground, now)));
      equalsEvidence(pilot, PilotCohort.require(pilot.grids.grid(ground, past)));
      List<Grid> history = PilotCohort.require(pilot.grids.history(ground, List.of(past)));
      sameLevels(history.get(0), PilotCohort.require(pilot.grids.grid(ground, past)));
    }
  }

  private static void happen(PilotCohort pilot, Random random) {
    StatementId id = new StatementId(new UUID(8, random.nextInt(40)));
    Random content = new Random(id.value().getLeastSignificantBits());
    Instant at = PilotCohort.day(content.nextInt(59)).plusSeconds(content.nextInt(86_000));
    String about = NAMES.get(content.nextInt(4));
    double score = content.nextInt(11) / 10.0;
    switch (content.nextInt(4)) {
      case 0 -> pilot.log.quiz(id, about, score, at);
      case 1 -> pilot.log.completion(id, about, at);
      default -> pilot.log.observation(id, about, "boss" + content.nextInt(3), score, at);
    }
    if (random.nextInt(8) == 0) {
      pilot.log.voiding(StatementId.random(), new StatementId(new UUID(8, random.nextInt(40))), at);
    }
  }

  private static void decide(PilotCohort pilot) {
    PilotCohort.require(
        new OverrideDecisions(pilot.engine.records(), pilot)
            .add(
                new PersonId("mailto:bob@example.org"),
                id ->
                    new RecordedOverride(
                        id,
                        SupportFramework.ID,
                        SupportFramework.TALKING,
                        2,
                        "boss",
                        "seen",
                        PilotCohort.day(20),
                        PilotCohort.day(90),
                        "hr",
                        PilotCohort.day(20),
                        null,
                        null),
                new Author("hr", "HR")));
  }

  private static void equalsEvidence(PilotCohort pilot, Grid grid) {
    for (int row = 0; row < grid.members(); row++) {
      Dossier dossier = dossier(pilot, new PersonId(grid.member(row).person()));
      for (int number = 0; number < grid.columns().size(); number++) {
        Column column = grid.columns().get(number);
        int required = column.requirement().level();
        Proficiency figures = dossier.proficiency(column.competency(), grid.asOf());
        assertThat(grid.level(row, number)).isEqualTo(figures.effectiveLevel());
        assertThat(grid.items(row, number)).isEqualTo(figures.items());
        assertThat(grid.meets(row, number)).isEqualTo(figures.isAt(required));
        Double computed = figures.findLevel(required).map(LevelStanding::probability).orElse(null);
        assertThat(grid.probability(row, number))
            .isEqualTo(
                figures.override() == null
                    ? computed
                    : Double.valueOf(figures.isAt(required) ? 1 : 0));
        Optional<Instant> attained =
            dossier.attainments(column.competency()).stream()
                .filter(one -> one.level() == required && !one.at().isAfter(grid.asOf()))
                .map(Attainment::at)
                .findFirst();
        var time = grid.time(row, number);
        assertThat(
                time.findObservation().map(o -> o.event()).orElse(false)
                    || time.status() == dev.attain.analytics.TimeToCompetence.Status.PRIOR)
            .isEqualTo(attained.isPresent());
        if (figures.override() == null && grid.lapsesAt(row, number) != null) {
          assertThat(grid.lapsesAt(row, number))
              .isEqualTo(dossier.lapsesAt(column.competency(), grid.asOf()).orElse(null));
        }
      }
    }
  }

  private static Dossier dossier(PilotCohort pilot, PersonId person) {
    var portfolios =
        PilotCohort.require(
            pilot.reads.portfolios(FRAMEWORK, PortfolioReads.pairs(FRAMEWORK, List.of(person))));
    Map<PersonId, Map<dev.attain.competency.framework.CompetencyId, List<LevelOverride>>> decided =
        PilotCohort.require(
            new LevelOverrides(pilot.engine.records()).find(SupportFramework.ID, List.of(person)));
    return Dossier.of(
        FRAMEWORK, person, portfolios.values(), decided.getOrDefault(person, Map.of()));
  }

  private static void sameLevels(Grid one, Grid other) {
    for (int row = 0; row < one.members(); row++) {
      for (int column = 0; column < one.columns().size(); column++) {
        assertThat(one.level(row, column)).isEqualTo(other.level(row, column));
        assertThat(one.probability(row, column)).isEqualTo(other.probability(row, column));
        assertThat(one.items(row, column)).isEqualTo(other.items(row, column));
      }
    }
  }

  @Test
  void aClockThatStartsWithTheFirstStatementStartsThere() {
    PilotCohort pilot = new PilotCohort();
    pilot.cohort("pilot", "ann");
    pilot.quiz("ann", 1, 12);
    Grid grid =
        PilotCohort.require(
            pilot.grids.grid(
                ((Answered<Ground>) PilotCohort.require(pilot.grids.ground("pilot"))).figures(),
                pilot.instant()));
    assertThat(grid.start(0)).isEqualTo(PilotCohort.ASSIGNED);
    assertThat(Duration.between(grid.asOf(), pilot.instant())).isZero();
  }
}
