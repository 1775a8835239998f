package dev.attain.competency.framework.document;

import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.Framework.Approval;
import dev.attain.competency.framework.Framework.Status;
import dev.attain.competency.framework.Level;
import dev.attain.competency.framework.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What can be wrong with a framework that has the right shape. */
public final class FrameworkCheck {
  private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.+-]{0,63}");

  private final Framework framework;
  private final Problems problems = new Problems();

  private FrameworkCheck(Framework framework) {
    this.framework = framework;
  }

  public static List<Problem> problems(Framework framework, Predicate<String> knownTemplate) {
    FrameworkCheck check = new FrameworkCheck(framework);
    check.heading();
    check.life();
    check.scale();
    Set<Integer> levels =
        framework.scale().stream().map(Level::level).collect(Collectors.toUnmodifiableSet());
    new CompetencyCheck(framework.competencies(), levels, framework.mappings(), check.problems)
        .run();
    Set<CompetencyId> known =
        framework.competencies().stream().map(Competency::id).collect(Collectors.toSet());
    new MappingCheck(framework.mappings(), known, levels, knownTemplate, check.problems).run();
    return check.problems.all();
  }

  private void heading() {
    problems.requireIri("$.id", framework.id());
    problems.requireText("$.name", framework.name());
    if (!VERSION.matcher(framework.version()).matches()) {
      problems.add(
          "$.version",
          "\""
              + framework.version()
              + "\" is not a version: 1 to 64 letters, digits, dots, plus and minus signs");
    }
    if (framework.version().equals(framework.wasRevisionOf())) {
      problems.add("$.wasRevisionOf", "a version is not a revision of itself");
    }
  }

  private void life() {
    if (framework.effectiveFrom() != null
        && framework.effectiveTo() != null
        && framework.effectiveTo().isBefore(framework.effectiveFrom())) {
      problems.add("$.effectiveTo", "is before effectiveFrom");
    }
    Set<String> people = new HashSet<>();
    Set<Approval.Side> sides = new HashSet<>();
    for (int i = 0; i < framework.approvals().size(); i++) {
      Approval approval = framework.approvals().get(i);
      problems.requireText("$.approvals[" + i + "].by", approval.by());
      people.add(approval.by());
      sides.add(approval.side());
    }
    if (framework.status() == Status.APPROVED
        && (sides.size() < Approval.Side.values().length || people.size() < 2)) {
      problems.add(
          "$.approvals",
          "an approved framework needs two approvals by different people: one of the learning side"
              + " and one of the line side");
    }
  }

  private void scale() {
    List<Level> scale = framework.scale();
    if (scale.isEmpty()) {
      problems.add("$.scale", "needs at least one level");
    }
    for (int i = 0; i < scale.size(); i++) {
      String path = "$.scale[" + i + "]";
      Level level = scale.get(i);
      problems.requireText(path + ".name", level.name());
      problems.requireWithin(path + ".cut", level.cut(), 0, 1);
      if (level.level() < 1) {
        problems.add(path + ".level", level.level() + " is below 1");
      }
      if (i > 0 && level.level() <= scale.get(i - 1).level()) {
        problems.add(path + ".level", "levels must ascend: " + level.level() + " does not");
      }
      if (i > 0 && level.cut() <= scale.get(i - 1).cut()) {
        problems.add(path + ".cut", "cuts must ascend: " + level.cut() + " does not");
      }
    }
  }
}
