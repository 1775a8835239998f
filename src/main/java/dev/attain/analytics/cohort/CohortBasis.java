package dev.attain.analytics.cohort;

import dev.attain.analytics.cohort.CohortAnswer.Answered;
import dev.attain.analytics.cohort.CohortAnswer.Unknown;
import dev.attain.competency.framework.Cohort;
import dev.attain.competency.framework.Cohort.Member;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.framework.RoleProfile;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The documents that a question about a cohort rests on. */
public record CohortBasis(Cohort cohort, RoleProfile role, Framework framework) {

  /**
   * @param version of the framework; null for the one in force
   */
  public static Future<CohortAnswer<CohortBasis>> ofCohort(
      FrameworkCatalog catalog, String cohortId, @Nullable String version) {
    return catalog
        .findCohort(cohortId)
        .compose(
            cohort ->
                cohort.isPresent()
                    ? of(catalog, cohort.get(), version)
                    : unknown("There is no cohort " + cohortId + "."));
  }

  /** All cohorts of a role as one, in which nobody is twice. */
  public static Future<CohortAnswer<CohortBasis>> ofRole(
      FrameworkCatalog catalog, String roleId, @Nullable String version) {
    return catalog
        .findRole(roleId)
        .compose(
            role ->
                role.isPresent()
                    ? catalog
                        .cohorts()
                        .compose(
                            all ->
                                withFramework(
                                    catalog,
                                    together(
                                        role.get(),
                                        all.stream()
                                            .filter(cohort -> cohort.role().equals(roleId))
                                            .toList()),
                                    role.get(),
                                    version))
                    : unknown("There is no role profile " + roleId + "."));
  }

  private static Cohort together(RoleProfile role, List<Cohort> cohorts) {
    Map<String, Member> byPerson = new LinkedHashMap<>();
    cohorts.forEach(
        cohort ->
            cohort
                .members()
                .forEach(member -> byPerson.merge(member.person(), member, CohortBasis::merged)));
    return new Cohort(role.id(), role.name(), role.id(), new ArrayList<>(byPerson.values()));
  }

  /** In the role from the first assignment until having left all cohorts of it. */
  private static Member merged(Member one, Member other) {
    Member first = other.assigned().isBefore(one.assigned()) ? other : one;
    Member last = leavesLater(one, other) ? one : other;
    return new Member(
        first.person(),
        first.name(),
        first.assigned(),
        first.hired(),
        last.left(),
        last.leftReason(),
        first.goalSet(),
        first.enrolled(),
        last.newRole());
  }

  private static boolean leavesLater(Member one, Member other) {
    Instant left = one.left();
    return left == null || (other.left() != null && left.isAfter(other.left()));
  }

  /** The same people, held against the requirements of another role. */
  public static Future<CohortAnswer<CohortBasis>> against(
      FrameworkCatalog catalog, CohortBasis basis, String role) {
    return of(catalog, basis.cohort().inRole(role), null);
  }

  private static Future<CohortAnswer<CohortBasis>> of(
      FrameworkCatalog catalog, Cohort cohort, @Nullable String version) {
    return catalog
        .findRole(cohort.role())
        .compose(
            role ->
                role.isPresent()
                    ? withFramework(catalog, cohort, role.get(), version)
                    : unknown("The cohort's role " + cohort.role() + " is not there: publish it."));
  }

  private static Future<CohortAnswer<CohortBasis>> withFramework(
      FrameworkCatalog catalog, Cohort cohort, RoleProfile role, @Nullable String version) {
    if (version != null) {
      FrameworkVersion asked = new FrameworkVersion(role.framework(), version);
      return catalog
          .findFramework(asked)
          .map(
              found ->
                  found
                      .<CohortAnswer<CohortBasis>>map(
                          framework -> new Answered<>(new CohortBasis(cohort, role, framework)))
                      .orElseGet(() -> new Unknown<>("There is no framework " + asked + ".")));
    }
    return catalog
        .inForce()
        .map(
            inForce ->
                inForce.stream()
                    .filter(framework -> framework.id().equals(role.framework()))
                    .findFirst()
                    .<CohortAnswer<CohortBasis>>map(
                        framework -> new Answered<>(new CohortBasis(cohort, role, framework)))
                    .orElseGet(
                        () ->
                            new Unknown<>(
                                "No version of the role's framework "
                                    + role.framework()
                                    + " is in force: publish an approved one.")));
  }

  private static Future<CohortAnswer<CohortBasis>> unknown(String detail) {
    return Future.succeededFuture(new Unknown<>(detail));
  }
}
