package dev.attain.competency.framework.document;

import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.OverrideDocument;
import dev.attain.competency.framework.Problem;
import java.time.Instant;
import java.util.List;

/** What can be wrong with an override, by itself and against its framework. */
public final class OverrideCheck {
  private OverrideCheck() {}

  static List<Problem> problems(OverrideDocument override) {
    Problems problems = new Problems();
    problems.requireIri("$.framework", override.framework());
    problems.requireText("$.reason", override.reason());
    if (override.by() != null) {
      problems.requireText("$.by", override.by());
    }
    return problems.all();
  }

  /**
   * @param from when it is to begin
   */
  public static List<Problem> problems(
      OverrideDocument override, Framework framework, Instant from) {
    Problems problems = new Problems();
    if (framework.findCompetency(override.competency()).isEmpty()) {
      problems.add(
          "$.competency", override.competency() + " is no competency of " + framework.versionId());
    }
    Integer level = override.level();
    if (level != null && framework.scale().stream().noneMatch(l -> l.level() == level)) {
      problems.add("$.level", level + " is no level of the scale of " + framework.versionId());
    }
    if (!override.until().isAfter(from)) {
      problems.add("$.until", "is not after " + from + ", when the override begins");
    }
    return problems.all();
  }
}
