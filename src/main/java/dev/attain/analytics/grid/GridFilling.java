package dev.attain.analytics.grid;

import dev.attain.competency.framework.RoleProfile.ClockStart;
import dev.attain.competency.proficiency.Attainment;
import dev.attain.competency.proficiency.EvidenceSums;
import dev.attain.competency.proficiency.LevelOverride;
import dev.attain.competency.proficiency.Portfolio;
import dev.attain.competency.proficiency.Proficiency;
import dev.attain.competency.proficiency.ProficiencyMethod;
import dev.attain.competency.proficiency.dossier.Dossier;
import dev.attain.competency.projection.PersonCompetency;
import dev.attain.competency.projection.standings.CompetencyStanding;
import dev.attain.competency.projection.standings.PersonStandings;
import dev.attain.people.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fills rows of a grid: from standings where their sums are valid at the instant, else from the
 * evidence; equal either way. Several threads may fill different rows.
 *
 * @param grid whose rows are filled
 */
record GridFilling(Grid grid) {

  /** A cell that standings can't say: the sums begin later, or an item has ended since. */
  record Open(int row, int column, PersonCompetency pair) {}

  /**
   * Fills a member's row.
   *
   * @return what is left for the evidence
   */
  List<Open> fill(int row, PersonStandings standings) {
    PersonId person = new PersonId(grid.member(row).person());
    List<Open> open = new ArrayList<>();
    for (int number = 0; number < grid.columns().size(); number++) {
      Column column = grid.columns().get(number);
      if (column.isRolledUp()) {
        continue;
      }
      Optional<CompetencyStanding> standing = standings.findWithoutDays(column.place());
      if (standing.isPresent() && !standing.get().sums().validAt(grid.asOf())) {
        open.add(new Open(row, number, new PersonCompetency(person, column.competency().id())));
      } else {
        fill(row, number, standing.orElse(null));
      }
    }
    if (grid.role().start() == ClockStart.FIRST_STATEMENT) {
      grid.began(row, first(standings));
    }
    return open;
  }

  private @Nullable Instant first(PersonStandings standings) {
    Instant first = null;
    for (int place = 0; place < grid.framework().competencies().size(); place++) {
      Instant one =
          standings.findWithoutDays(place).map(CompetencyStanding::firstEvidenceAt).orElse(null);
      first = first == null || one != null && one.isBefore(first) ? one : first;
    }
    return first;
  }

  private void fill(int row, int number, @Nullable CompetencyStanding standing) {
    Column column = grid.columns().get(number);
    LevelOverride override = override(row, column);
    if (standing == null) {
      if (override != null) {
        grid.stands(row, number, override.level(), 0);
      }
      return;
    }
    ProficiencyMethod method = column.method();
    Integer computed =
        method.standing(column.subject(), standing.sums(), grid.asOf()).currentLevel();
    stands(row, number, override, computed, standing.sums());
    grid.since(
        row,
        number,
        standing.findAttainment(column.requirement().level(), grid.asOf()).orElse(null),
        lapse(standing, override, computed),
        standing.lastEvidenceAt());
  }

  /** The kept lapse is that of the level as of the last evidence; another level's is not known. */
  private @Nullable Instant lapse(
      CompetencyStanding standing, @Nullable LevelOverride override, @Nullable Integer level) {
    if (override != null) {
      return override.until();
    }
    return level != null && level.equals(standing.level()) ? standing.lapsesAt() : null;
  }

  private void stands(
      int row,
      int number,
      @Nullable LevelOverride override,
      @Nullable Integer computed,
      EvidenceSums sums) {
    if (override == null) {
      grid.stands(row, number, computed, sums);
    } else {
      grid.stands(row, number, override.level(), sums.counts().items());
    }
  }

  private @Nullable LevelOverride override(int row, Column column) {
    if (grid.ground().overrides().isEmpty()) {
      return null;
    }
    return grid.ground()
        .findOverride(
            new PersonId(grid.member(row).person()), column.competency().id(), grid.asOf())
        .orElse(null);
  }

  /** Fills what was left open. */
  void fill(List<Open> open, Map<PersonCompetency, Portfolio> evidence) {
    for (Open cell : open) {
      Portfolio portfolio = evidence.get(cell.pair());
      if (portfolio != null) {
        fill(cell, portfolio.knownAt(grid.asOf()), portfolio);
      }
    }
  }

  private void fill(Open cell, Portfolio known, Portfolio all) {
    Column column = grid.columns().get(cell.column());
    ProficiencyMethod method = column.method();
    LevelOverride override = override(cell.row(), column);
    fillLevel(cell.row(), cell.column(), all);
    int last = known.evidence().size() - 1;
    grid.since(
        cell.row(),
        cell.column(),
        attained(method.attainments(all), column.requirement().level()),
        override == null ? method.lapsesAt(known, grid.asOf()).orElse(null) : override.until(),
        last < 0 ? null : known.evidence().get(last).occurredAt());
  }

  /** Fills the rolled-up cells of a row. */
  void fill(int row, Dossier dossier) {
    for (int number = 0; number < grid.columns().size(); number++) {
      Column column = grid.columns().get(number);
      if (!column.isRolledUp()) {
        continue;
      }
      Proficiency figures = dossier.proficiency(column.competency(), grid.asOf());
      int required = column.requirement().level();
      grid.stands(row, number, figures.effectiveLevel(), figures.items());
      grid.since(
          row, number, attained(dossier.attainments(column.competency()), required), null, null);
    }
  }

  /** Fills levels and probabilities alone, from all evidence of all members. */
  void fillLevels(Map<PersonId, Dossier> dossiers) {
    for (int row = 0; row < grid.members(); row++) {
      Dossier dossier = dossiers.get(new PersonId(grid.member(row).person()));
      for (int number = 0; dossier != null && number < grid.columns().size(); number++) {
        Column column = grid.columns().get(number);
        if (column.isRolledUp()) {
          Proficiency figures = dossier.proficiency(column.competency(), grid.asOf());
          grid.stands(row, number, figures.effectiveLevel(), figures.items());
        } else if (!dossier.portfolio(column.competency()).evidence().isEmpty()) {
          fillLevel(row, number, dossier.portfolio(column.competency()));
        }
      }
    }
  }

  private void fillLevel(int row, int number, Portfolio evidence) {
    Column column = grid.columns().get(number);
    ProficiencyMethod method = column.method();
    EvidenceSums sums = method.sums(evidence, grid.asOf());
    stands(
        row,
        number,
        override(row, column),
        method.standing(column.subject(), sums, grid.asOf()).currentLevel(),
        sums);
  }

  private @Nullable Instant attained(List<Attainment> attainments, int level) {
    return attainments.stream()
        .filter(one -> one.level() == level && !one.at().isAfter(grid.asOf()))
        .map(Attainment::at)
        .findFirst()
        .orElse(null);
  }
}
