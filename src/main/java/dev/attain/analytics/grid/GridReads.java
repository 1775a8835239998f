package dev.attain.analytics.grid;

import dev.attain.analytics.cohort.CohortAnswer;
import dev.attain.analytics.cohort.CohortBasis;
import dev.attain.analytics.cohort.DossierReads;
import dev.attain.analytics.grid.GridFilling.Open;
import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.competency.override.LevelOverrides;
import dev.attain.competency.projection.PortfolioReads;
import dev.attain.competency.projection.standings.PersonStandings;
import dev.attain.feed.Scheduler;
import dev.attain.people.PersonId;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what grids are filled with, some people at a time, in several lanes beside each other. */
public final class GridReads {
  private static final int PEOPLE_AT_A_TIME = 200;
  private static final int LANES = 2;

  private final FrameworkCatalog catalog;
  private final PortfolioReads reads;
  private final LevelOverrides overrides;
  private final Scheduler scheduler;

  /**
   * @param scheduler where grids are computed: no event loop
   */
  public GridReads(
      FrameworkCatalog catalog,
      PortfolioReads reads,
      LevelOverrides overrides,
      Scheduler scheduler) {
    this.catalog = catalog;
    this.reads = reads;
    this.overrides = overrides;
    this.scheduler = scheduler;
  }

  /** The ground of a cohort's figures as it is now. */
  public Future<CohortAnswer<Ground>> ground(String cohort) {
    return scheduler
        .here(CohortBasis.ofCohort(catalog, cohort, null))
        .compose(answer -> answer.thenRead(this::ground));
  }

  /** The ground of the same people's figures in another role. */
  public Future<CohortAnswer<Ground>> ground(Ground of, String role) {
    return scheduler
        .here(CohortBasis.against(catalog, of.basis(), role))
        .compose(answer -> answer.thenRead(this::ground));
  }

  private Future<Ground> ground(CohortBasis basis) {
    // The position first: what is read after it is at least as new.
    return reads
        .position(basis.framework().versionId())
        .compose(
            position ->
                scheduler
                    .here(overrides.find(basis.framework().id(), people(basis)))
                    .map(overridden -> new Ground(basis, position, overridden)));
  }

  private static List<PersonId> people(CohortBasis basis) {
    return basis.cohort().members().stream()
        .map(member -> new PersonId(member.person()))
        .distinct()
        .toList();
  }

  /** The grid of a cohort at an instant. */
  public Future<Grid> grid(Ground ground, Instant asOf) {
    Grid grid = new Grid(ground, asOf);
    GridFilling filling = new GridFilling(grid);
    return each(ground, (row, standings) -> filling.fill(row, standings), filling)
        .compose(filled -> rolledUp(grid, filling))
        .map(filled -> grid);
  }

  /**
   * Grids of several instants of the past, from one reading of the evidence: of levels and
   * probabilities alone. For few people: their evidence is held meanwhile.
   */
  public Future<List<Grid>> history(Ground ground, List<Instant> instants) {
    if (instants.isEmpty()) {
      return Future.succeededFuture(List.of());
    }
    List<Competency> competencies =
        Column.of(ground.basis().role(), ground.framework()).stream()
            .map(Column::competency)
            .toList();
    return scheduler
        .here(
            new DossierReads(reads, overrides)
                .each(ground.framework(), people(ground.basis()), competencies, one -> one))
        .map(
            dossiers ->
                instants.stream()
                    .map(
                        at -> {
                          Grid grid = new Grid(ground, at);
                          new GridFilling(grid).fillLevels(dossiers);
                          return grid;
                        })
                    .toList());
  }

  /** What is done with a member's standings. */
  @FunctionalInterface
  public interface Visit {
    /**
     * @param row the member's number in the cohort
     */
    void member(int row, PersonStandings standings);
  }

  /** Visits all members, on the threads of the scheduler, several at once. */
  public Future<Void> visit(Ground ground, Visit visit) {
    return each(
        ground,
        (row, standings) -> {
          visit.member(row, standings);
          return List.of();
        },
        null);
  }

  private interface Row {
    List<Open> fill(int row, PersonStandings standings);
  }

  private Future<Void> each(Ground ground, Row row, @Nullable GridFilling filling) {
    List<Future<Void>> lanes = new ArrayList<>();
    for (int lane = 0; lane < LANES; lane++) {
      lanes.add(lane(ground, row, filling, lane * PEOPLE_AT_A_TIME));
    }
    return Future.all(lanes).mapEmpty();
  }

  private Future<Void> lane(Ground ground, Row row, @Nullable GridFilling filling, int start) {
    var members = ground.basis().cohort().members();
    if (start >= members.size()) {
      return Future.succeededFuture();
    }
    int end = Math.min(members.size(), start + PEOPLE_AT_A_TIME);
    List<PersonId> some =
        members.subList(start, end).stream().map(member -> new PersonId(member.person())).toList();
    return scheduler
        .here(reads.people(ground.framework(), some))
        .compose(
            found -> {
              List<Open> open = new ArrayList<>();
              for (int i = 0; i < some.size(); i++) {
                open.addAll(
                    row.fill(start + i, found.getOrDefault(some.get(i), PersonStandings.NONE)));
              }
              return filling == null || open.isEmpty()
                  ? Future.succeededFuture()
                  : scheduler
                      .here(
                          reads.portfolios(
                              ground.framework(), open.stream().map(Open::pair).toList()))
                      .onSuccess(evidence -> filling.fill(open, evidence));
            })
        .compose(done -> lane(ground, row, filling, start + LANES * PEOPLE_AT_A_TIME));
  }

  /** Roll-ups are computed from the evidence below them. */
  private Future<Void> rolledUp(Grid grid, GridFilling filling) {
    List<Competency> competencies =
        grid.columns().stream().filter(Column::isRolledUp).map(Column::competency).toList();
    if (competencies.isEmpty()) {
      return Future.succeededFuture();
    }
    Map<PersonId, Integer> rows = new HashMap<>();
    for (int row = 0; row < grid.members(); row++) {
      rows.put(new PersonId(grid.member(row).person()), row);
    }
    return scheduler
        .here(
            new DossierReads(reads, overrides)
                .each(
                    grid.framework(),
                    List.copyOf(rows.keySet()),
                    competencies,
                    dossier -> {
                      filling.fill(rows.getOrDefault(dossier.person(), 0), dossier);
                      return dossier.person();
                    }))
        .mapEmpty();
  }
}
