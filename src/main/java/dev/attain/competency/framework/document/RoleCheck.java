package dev.attain.competency.framework.document;

import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.Problem;
import dev.attain.competency.framework.RoleProfile;
import dev.attain.competency.framework.RoleProfile.Requirement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What can be wrong with a role profile, by itself and against its framework. */
public final class RoleCheck {
  private RoleCheck() {}

  public static List<Problem> problems(RoleProfile role) {
    Problems problems = new Problems();
    problems.requireIri("$.id", role.id());
    problems.requireText("$.name", role.name());
    problems.requireIri("$.framework", role.framework());
    problems.requireAboveZero("$.reviewIntervalDays", role.reviewIntervalDays());
    if (role.requirements().isEmpty()) {
      problems.add("$.requirements", "needs at least one requirement");
    }
    Set<CompetencyId> seen = new HashSet<>();
    for (int i = 0; i < role.requirements().size(); i++) {
      Requirement requirement = role.requirements().get(i);
      String path = path(i);
      if (!seen.add(requirement.competency())) {
        problems.add(path + ".competency", requirement.competency() + " is required twice");
      }
      problems.requireWithin(path + ".impact", (double) requirement.impact(), 1, 5);
      problems.requireWithin(path + ".frequency", (double) requirement.frequency(), 1, 5);
      problems.requireAboveZero(path + ".level", requirement.level());
      problems.requireAboveZero(path + ".weight", requirement.weight());
      problems.requireAboveZero(path + ".dueDays", requirement.dueDays());
    }
    return problems.all();
  }

  public static List<Problem> problems(RoleProfile role, Framework framework) {
    Problems problems = new Problems();
    for (int i = 0; i < role.requirements().size(); i++) {
      Requirement requirement = role.requirements().get(i);
      if (framework.findCompetency(requirement.competency()).isEmpty()) {
        problems.add(
            path(i) + ".competency",
            requirement.competency() + " is no competency of " + framework.versionId());
      }
      if (framework.scale().stream().noneMatch(l -> l.level() == requirement.level())) {
        problems.add(
            path(i) + ".level",
            requirement.level() + " is no level of the scale of " + framework.versionId());
      }
    }
    return problems.all();
  }

  private static String path(int requirement) {
    return "$.requirements[" + requirement + "]";
  }
}
