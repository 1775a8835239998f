package dev.attain.http.dashboards;

import dev.attain.analytics.dashboard.Basis;
import dev.attain.analytics.grid.Grid;
import dev.attain.analytics.practice.Answers;
import dev.attain.analytics.practice.Calibrated;
import dev.attain.analytics.practice.Completions;
import dev.attain.analytics.practice.EvidenceReads;
import dev.attain.analytics.practice.Items;
import dev.attain.analytics.practice.Predictions;
import dev.attain.analytics.practice.RatedUnits;
import dev.attain.analytics.practice.Raters;
import dev.attain.analytics.practice.Resources;
import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.Level;
import dev.attain.competency.framework.RoleProfile.Requirement;
import dev.attain.competency.proficiency.Portfolio;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What follows from the evidence that a cohort has of one competency. */
final class EvidenceDashboards {
  private static final List<String> ASKED = List.of("competency", "level");

  private final Asking asking;
  private final EvidenceReads evidence;

  EvidenceDashboards(Asking asking, EvidenceReads evidence) {
    this.asking = asking;
    this.evidence = evidence;
  }

  /**
   * What is asked about.
   *
   * @param level the one asked for, or the role's, or the lowest
   */
  private record About(Grid grid, Competency competency, Level level) {
    Basis basis() {
      return Basis.of(grid);
    }
  }

  private interface Question {
    Future<?> figures(About about);
  }

  Future<ApiAnswer> raters(ApiCall call) {
    return about(
        call,
        "raters",
        about -> {
          RatedUnits units = new RatedUnits(about.grid().framework().scale());
          return each(about, units::add)
              .map(read -> Raters.of(about.basis(), about.competency().id(), units));
        });
  }

  Future<ApiAnswer> calibration(ApiCall call) {
    return about(
        call,
        "calibration",
        about -> {
          Predictions predictions = new Predictions(about.level().cut());
          return each(about, predictions::add)
              .map(
                  read ->
                      Calibrated.of(
                          about.basis(),
                          about.competency().id(),
                          about.competency().methodId(),
                          about.level().level(),
                          predictions));
        });
  }

  Future<ApiAnswer> items(ApiCall call) {
    return about(
        call,
        "items",
        about -> {
          Answers answers = new Answers();
          return each(about, answers::add)
              .map(read -> Items.of(about.basis(), about.competency().id(), answers));
        });
  }

  Future<ApiAnswer> resources(ApiCall call) {
    return about(
        call,
        "resources",
        about -> {
          Completions completions =
              new Completions(about.grid().framework(), about.competency(), about.level().cut());
          return each(about, completions::add)
              .map(
                  read ->
                      Resources.of(
                          about.basis(), about.competency(), about.level().level(), completions));
        });
  }

  /** Shows what had occurred by the instant that is asked about. */
  private Future<Void> each(About about, Consumer<Portfolio> look) {
    return evidence.each(
        about.grid().framework(),
        about.grid().ground().basis().cohort(),
        about.competency().id(),
        portfolio -> look.accept(portfolio.knownAt(about.grid().asOf())));
  }

  private Future<ApiAnswer> about(ApiCall call, String operation, Question question) {
    CompetencyId id = new CompetencyId(call.findQueryParameter("competency").orElse(""));
    return asking.grid(
        call,
        null,
        grid -> {
          Optional<Competency> competency = grid.framework().findCompetency(id);
          if (competency.isEmpty()) {
            return notFound(grid.framework().versionId() + " has no competency " + id + ".");
          }
          if (competency.get().rollup() != null) {
            return CohortDashboards.refused(
                "competency", "is rolled up and has no evidence of its own; ask for its children.");
          }
          Optional<Level> level = level(call, grid, id);
          return level.isEmpty()
              ? notFound(grid.framework().versionId() + " has no such level.")
              : asking
                  .answers()
                  .answer(
                      call,
                      Asking.question(call, operation, ASKED),
                      List.of(grid),
                      () -> question.figures(new About(grid, competency.get(), level.get())));
        });
  }

  private static Future<ApiAnswer> notFound(String detail) {
    return Future.succeededFuture(ApiAnswer.notFound(detail));
  }

  private static Optional<Level> level(ApiCall call, Grid grid, CompetencyId competency) {
    Optional<Integer> asked =
        call.findQueryParameter("level")
            .map(Integer::valueOf)
            .or(
                () ->
                    grid.role().requirements().stream()
                        .filter(requirement -> requirement.competency().equals(competency))
                        .map(Requirement::level)
                        .findFirst());
    return grid.framework().scale().stream()
        .sorted(java.util.Comparator.comparingInt(Level::level))
        .filter(level -> asked.isEmpty() || level.level() == asked.get())
        .findFirst();
  }
}
