package dev.attain.competency.evidence;

import dev.attain.competency.framework.MappingRule;
import dev.attain.competency.framework.MappingRule.When;
import dev.attain.profiles.StatementTemplate;
import dev.attain.profiles.TemplateMatcher;
import dev.attain.xapi.Activity;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mapping rule with its template and its paths at hand.
 *
 * @param order its place in the framework
 */
record CompiledRule(
    MappingRule rule, int order, @Nullable StatementTemplate template, List<CompiledPath> paths) {

  static CompiledRule of(MappingRule rule, int order, @Nullable StatementTemplate template) {
    return new CompiledRule(
        rule, order, template, rule.when().paths().stream().map(CompiledPath::of).toList());
  }

  boolean matches(StatementFacts facts) {
    When when = rule.when();
    return holds(when.verbs(), facts.verb())
        && holds(when.activities(), facts.activity())
        && holds(when.activityTypes(), facts.activityType())
        && holdsAny(when.parents(), facts.around().parent())
        && holdsAny(when.groupings(), facts.around().grouping())
        && holdsAny(when.categories(), facts.around().category())
        && (when.success() == null || when.success().equals(facts.success()))
        && isScaledWithin(facts.scaled())
        && (template == null || TemplateMatcher.matches(template, facts.statement()))
        && pathsHold(facts);
  }

  private boolean pathsHold(StatementFacts facts) {
    for (CompiledPath path : paths) {
      if (!path.holds(facts.json().get())) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(Set<String> asked, @Nullable String value) {
    return asked.isEmpty() || (value != null && asked.contains(value));
  }

  private static boolean holdsAny(Set<String> asked, List<Activity> activities) {
    return asked.isEmpty()
        || activities.stream().anyMatch(activity -> asked.contains(activity.id().value()));
  }

  private boolean isScaledWithin(@Nullable Double scaled) {
    Double least = rule.when().scaledAtLeast();
    Double below = rule.when().scaledBelow();
    if (least == null && below == null) {
      return true;
    }
    return scaled != null
        && (least == null || scaled >= least)
        && (below == null || scaled < below);
  }
}
