package dev.attain.analytics.dashboard;

import dev.attain.analytics.cell.SmallCells;
import dev.attain.analytics.grid.Grid;
import dev.attain.analytics.risk.GapScore.Status;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.projection.changes.CompetencyChange;
import dev.attain.competency.projection.standings.ActiveDays;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How it goes, at a glance.
 *
 * @param lagMillis how far the slowest projection of this node is behind the log
 * @param moreCohorts how many cohorts are left out
 * @param changes the newest, the newest first
 */
public record Overview(
    Instant asOf, long lagMillis, List<OfCohort> cohorts, int moreCohorts, List<Change> changes) {

  /**
   * One cohort; of fewer than five people there are no figures, those of today and of what needs
   * attention included.
   *
   * @param readinessWeekAgo a share; null when that day was not recorded, likewise the coverage
   */
  public record OfCohort(
      Basis basis,
      boolean suppressed,
      @Nullable Share readiness,
      @Nullable Share coverage,
      @Nullable Double readinessWeekAgo,
      @Nullable Double coverageWeekAgo,
      @Nullable Double gapScore,
      @Nullable Today today,
      List<Attention> attention) {}

  /** What the cohort's people gave evidence of today (UTC). */
  public record Today(int activePeople, double evidenceWeight) {}

  /** What there is to look at, and where. */
  public record Attention(Kind kind, int count, String inWords, String see) {
    /** What it is about. */
    public enum Kind {
      DISENGAGED,
      LAPSING,
      OVERDUE,
      ABOVE_BENCHMARK
    }
  }

  /** A change of a level. */
  public record Change(
      CompetencyChange.Kind kind,
      @Nullable String person,
      @Nullable CompetencyId competency,
      @Nullable Integer from,
      @Nullable Integer to,
      Instant at,
      Instant recorded) {
    public static Change of(CompetencyChange change) {
      return new Change(
          change.kind(),
          change.person(),
          change.competency(),
          change.from(),
          change.to(),
          change.at(),
          change.recorded());
    }
  }

  private static final Duration SOON = Duration.ofDays(30);

  public Overview {
    cohorts = List.copyOf(cohorts);
    changes = List.copyOf(changes);
  }

  /** What there is to say of one cohort. */
  public static OfCohort of(
      Grid grid, Rhythms rhythms, @Nullable Double readiness, @Nullable Double coverage) {
    boolean small = SmallCells.isSmall(grid.people());
    return new OfCohort(
        Basis.of(grid),
        small,
        small ? null : Readiness.ready(grid),
        small ? null : Readiness.covered(grid),
        small ? null : readiness,
        small ? null : coverage,
        small ? null : Double.valueOf(Gaps.score(grid)),
        small ? null : today(grid, rhythms),
        small ? List.of() : attention(grid, rhythms));
  }

  private static Today today(Grid grid, Rhythms rhythms) {
    int day = ActiveDays.dayOf(grid.asOf());
    int people = 0;
    double weight = 0;
    for (int row : grid.present()) {
      double one = rhythms.of(row).weight(day - 1, day);
      people += one > 0 ? 1 : 0;
      weight += one;
    }
    return new Today(people, weight);
  }

  private static List<Attention> attention(Grid grid, Rhythms rhythms) {
    String path = "/api/v1/cohorts/" + Basis.encoded(grid.ground().basis().cohort().id());
    List<Attention> all = new ArrayList<>();
    add(
        all,
        Attention.Kind.OVERDUE,
        Needs.overduePeople(grid),
        "1 person has not met a requirement by its date.",
        "%d people have not met a requirement by its date.",
        path + "/needs");
    add(
        all,
        Attention.Kind.LAPSING,
        lapsing(grid),
        "1 person has a required level that ends within 30 days unless there is new evidence.",
        "%d people have a required level that ends within 30 days unless there is new evidence.",
        path + "/people");
    add(
        all,
        Attention.Kind.DISENGAGED,
        Disengaged.count(grid, rhythms),
        "1 person has fallen silent or slowed down.",
        "%d people have fallen silent or slowed down.",
        path + "/disengagement");
    add(
        all,
        Attention.Kind.ABOVE_BENCHMARK,
        (int)
            Benchmark.of(grid).requirements().stream()
                .filter(Benchmark.OfRequirement::asksForMore)
                .count(),
        "1 requirement asks for more than top performers show.",
        "%d requirements ask for more than top performers show.",
        path + "/benchmark");
    return all;
  }

  private static void add(
      List<Attention> all, Attention.Kind kind, int count, String one, String many, String see) {
    if (count > 0) {
      all.add(new Attention(kind, count, count == 1 ? one : many.formatted(count), see));
    }
  }

  private static int lapsing(Grid grid) {
    int people = 0;
    for (int row : grid.present()) {
      boolean lapses = false;
      for (int column = 0; column < grid.columns().size(); column++) {
        Instant at = grid.lapsesAt(row, column);
        Integer level = grid.level(row, column);
        lapses |=
            at != null
                && level != null
                && level == grid.columns().get(column).requirement().level()
                && grid.gap(row, column).status() == Status.MET
                && at.isBefore(grid.asOf().plus(SOON));
      }
      people += lapses ? 1 : 0;
    }
    return people;
  }
}
