package dev.attain.analytics.cohort;

import dev.attain.analytics.cohort.CohortAnswer.Answered;
import dev.attain.analytics.cohort.CohortAnswer.Unknown;
import dev.attain.competency.framework.Cohort;
import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.competency.framework.Level;
import dev.attain.competency.framework.RoleProfile;
import dev.attain.competency.framework.RoleProfile.ClockStart;
import dev.attain.competency.framework.RoleProfile.Requirement;
import dev.attain.competency.projection.PersonCompetency;
import dev.attain.competency.projection.PortfolioReads;
import dev.attain.people.PersonId;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Answers questions about cohorts at any instant up to now. */
public final class CohortAnalytics {
  private final FrameworkCatalog catalog;
  private final PortfolioReads reads;

  public CohortAnalytics(FrameworkCatalog catalog, PortfolioReads reads) {
    this.catalog = catalog;
    this.reads = reads;
  }

  /** Coverage of each requirement of the cohort's role. */
  public Future<CohortAnswer<CohortCoverage>> coverage(String cohortId, Instant asOf) {
    return basis(cohortId)
        .compose(answer -> answer.thenRead(basis -> load(basis, required(basis), asOf)))
        .map(answer -> answer.then(e -> new Answered<>(CohortCoverage.of(e))));
  }

  private static Set<CompetencyId> required(Basis basis) {
    return basis.role().requirements().stream()
        .map(Requirement::competency)
        .collect(Collectors.toSet());
  }

  /**
   * Time to competence.
   *
   * @param level null for the level that the role requires
   */
  public Future<CohortAnswer<CohortTimes>> times(
      String cohortId, CompetencyId competency, @Nullable Integer level, Instant asOf) {
    return basis(cohortId)
        .compose(answer -> answer.thenRead(basis -> load(basis, Set.of(competency), asOf)))
        .map(answer -> answer.then(evidence -> times(evidence, competency, level)));
  }

  private static CohortAnswer<CohortTimes> times(
      CohortEvidence evidence, CompetencyId id, @Nullable Integer asked) {
    Framework framework = evidence.framework();
    Optional<Competency> competency = framework.findCompetency(id);
    if (competency.isEmpty()) {
      return new Unknown<>(framework.versionId() + " has no competency " + id + ".");
    }
    Optional<Integer> number =
        asked != null
            ? Optional.of(asked)
            : evidence.role().requirements().stream()
                .filter(requirement -> requirement.competency().equals(id))
                .map(Requirement::level)
                .findFirst();
    if (number.isEmpty()) {
      return new Unknown<>(
          "The role " + evidence.role().id() + " does not require " + id + ": say which level.");
    }
    Optional<Level> level =
        framework.scale().stream().filter(l -> l.level() == number.get()).findFirst();
    return level.isEmpty()
        ? new Unknown<>(framework.versionId() + " has no level " + number.get() + ".")
        : new Answered<>(CohortTimes.of(evidence, competency.get(), level.get()));
  }

  /** The documents that a question about a cohort rests on. */
  private record Basis(Cohort cohort, RoleProfile role, Framework framework) {}

  private Future<CohortAnswer<Basis>> basis(String cohortId) {
    return catalog
        .findCohort(cohortId)
        .compose(
            cohort ->
                cohort.isPresent()
                    ? basis(cohort.get())
                    : unknown("There is no cohort " + cohortId + "."));
  }

  private Future<CohortAnswer<Basis>> basis(Cohort cohort) {
    return catalog
        .findRole(cohort.role())
        .compose(
            role ->
                role.isPresent()
                    ? basis(cohort, role.get())
                    : unknown("The cohort's role " + cohort.role() + " is not there: publish it."));
  }

  private Future<CohortAnswer<Basis>> basis(Cohort cohort, RoleProfile role) {
    return catalog
        .inForce()
        .map(
            inForce ->
                inForce.stream()
                    .filter(framework -> framework.id().equals(role.framework()))
                    .findFirst()
                    .<CohortAnswer<Basis>>map(
                        framework -> new Answered<>(new Basis(cohort, role, framework)))
                    .orElseGet(
                        () ->
                            new Unknown<>(
                                "No version of the role's framework "
                                    + role.framework()
                                    + " is in force: publish an approved one.")));
  }

  private static Future<CohortAnswer<Basis>> unknown(String detail) {
    return Future.succeededFuture(new Unknown<>(detail));
  }

  private Future<CohortEvidence> load(Basis basis, Set<CompetencyId> asked, Instant asOf) {
    Framework framework = basis.framework();
    // The first statement may be about any competency of the framework.
    boolean all = basis.role().start() == ClockStart.FIRST_STATEMENT;
    List<PersonCompetency> pairs =
        basis.cohort().members().stream()
            .map(member -> new PersonId(member.person()))
            .distinct()
            .flatMap(person -> pairs(person, framework, all, asked))
            .toList();
    // The position first: what is read after it is at least as new.
    return reads
        .position(framework.versionId())
        .compose(
            position ->
                reads
                    .records(framework, pairs)
                    .compose(
                        records ->
                            reads
                                .standings(framework, records, asOf)
                                .map(
                                    standings ->
                                        new CohortEvidence(
                                            basis.cohort(),
                                            basis.role(),
                                            framework,
                                            position,
                                            asOf,
                                            records,
                                            standings))));
  }

  private static Stream<PersonCompetency> pairs(
      PersonId person, Framework framework, boolean all, Collection<CompetencyId> asked) {
    return framework.competencies().stream()
        .map(Competency::id)
        .filter(competency -> all || asked.contains(competency))
        .map(competency -> new PersonCompetency(person, competency));
  }
}
