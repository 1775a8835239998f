package dev.attain.competency.framework.document;

import dev.attain.competency.framework.Cohort;
import dev.attain.competency.framework.Cohort.Member;
import dev.attain.competency.framework.Problem;
import dev.attain.people.condition.ConditionText;
import dev.attain.xapi.AgentIdentifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What can be wrong with a cohort by itself. */
public final class CohortCheck {
  private CohortCheck() {}

  public static List<Problem> problems(Cohort cohort) {
    Problems problems = new Problems();
    problems.requireId("$.id", cohort.id());
    problems.requireText("$.name", cohort.name());
    problems.requireIri("$.role", cohort.role());
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < cohort.members().size(); i++) {
      Member member = cohort.members().get(i);
      String path = "$.members[" + i + "]";
      Integer same = seen.putIfAbsent(member.person(), i);
      if (same != null) {
        problems.add(path + ".person", member.person() + " is in $.members[" + same + "] already");
      }
      check(path, member, problems);
    }
    if (cohort.query() != null
        && ConditionText.read(cohort.query().where()) instanceof ConditionText.Reading.Broken no) {
      problems.add("$.query.where", "column " + no.column() + ": " + no.message());
    }
    return problems.all();
  }

  private static void check(String path, Member member, Problems problems) {
    try {
      AgentIdentifier.ofCanonical(member.person());
    } catch (IllegalArgumentException e) {
      problems.add(path + ".person", String.valueOf(e.getMessage()));
    }
    if (member.left() != null && member.left().isBefore(member.assigned())) {
      problems.add(path + ".left", "is before assigned");
    }
    if (member.left() == null && member.leftReason() != null) {
      problems.add(path + ".leftReason", "has no time of leaving: add left, or drop the reason");
    }
    if (member.newRole() != null) {
      problems.requireIri(path + ".newRole", member.newRole());
      if (member.left() == null) {
        problems.add(path + ".newRole", "has no time of leaving: add left, or drop the role");
      }
    }
  }
}
