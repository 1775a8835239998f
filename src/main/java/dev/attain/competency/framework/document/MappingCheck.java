package dev.attain.competency.framework.document;

import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.EvidenceType;
import dev.attain.competency.framework.MappingRule;
import dev.attain.competency.framework.MappingRule.Emit;
import dev.attain.competency.framework.MappingRule.ScoreReading;
import dev.attain.competency.framework.MappingRule.When;
import dev.attain.competency.framework.PathCondition;
import dev.attain.xapi.json.path.PathExpression;
import dev.attain.xapi.json.path.PathReading;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What can be wrong with the mapping rules of a framework. */
final class MappingCheck {
  private final List<MappingRule> rules;
  private final Set<CompetencyId> competencies;
  private final Set<Integer> levels;
  private final Predicate<String> knownTemplate;
  private final Problems problems;

  MappingCheck(
      List<MappingRule> rules,
      Set<CompetencyId> competencies,
      Set<Integer> levels,
      Predicate<String> knownTemplate,
      Problems problems) {
    this.rules = rules;
    this.competencies = competencies;
    this.levels = levels;
    this.knownTemplate = knownTemplate;
    this.problems = problems;
  }

  void run() {
    Map<String, Integer> ids = new HashMap<>();
    for (int i = 0; i < rules.size(); i++) {
      MappingRule rule = rules.get(i);
      String path = "$.mappings[" + i + "]";
      problems.requireId(path + ".id", rule.id());
      Integer same = ids.putIfAbsent(rule.id(), i);
      if (same != null) {
        problems.add(
            path + ".id", "\"" + rule.id() + "\" is the id of $.mappings[" + same + "] already");
      }
      when(path + ".when", rule.when());
      emits(path + ".emit", rule.emit());
    }
  }

  private void when(String path, When when) {
    if (!when.saysWhatWasDone()) {
      problems.add(
          path,
          "would match every statement: name at least one template, verb, activity, activity type,"
              + " parent, grouping or category");
    }
    if (when.template() != null) {
      problems.requireIri(path + ".template", when.template());
      if (!knownTemplate.test(when.template())) {
        problems.add(
            path + ".template",
            when.template()
                + " is in no loaded xAPI Profile: publish its profile before the framework");
      }
    }
    problems.requireIris(path + ".verbs", when.verbs());
    problems.requireIris(path + ".activities", when.activities());
    problems.requireIris(path + ".activityTypes", when.activityTypes());
    problems.requireIris(path + ".parents", when.parents());
    problems.requireIris(path + ".groupings", when.groupings());
    problems.requireIris(path + ".categories", when.categories());
    problems.requireWithin(path + ".scaledAtLeast", when.scaledAtLeast(), -1, 1);
    problems.requireWithin(path + ".scaledBelow", when.scaledBelow(), -1, 1);
    if (when.scaledAtLeast() != null
        && when.scaledBelow() != null
        && when.scaledAtLeast() >= when.scaledBelow()) {
      problems.add(path + ".scaledBelow", "is not above scaledAtLeast, so nothing can match");
    }
    for (int i = 0; i < when.paths().size(); i++) {
      condition(path + ".paths[" + i + "]", when.paths().get(i));
    }
  }

  private void condition(String path, PathCondition condition) {
    jsonPath(path + ".location", condition.location());
    if (condition.selector() != null) {
      jsonPath(path + ".selector", condition.selector());
    }
    if (!condition.asks()) {
      problems.add(path, "asks for nothing: give it presence, any, all, none, atLeast or below");
    }
    if (condition.atLeast() != null
        && condition.below() != null
        && condition.atLeast() >= condition.below()) {
      problems.add(path + ".below", "is not above atLeast, so nothing can match");
    }
  }

  private void jsonPath(String path, String text) {
    if (PathExpression.read(text) instanceof PathReading.Broken broken) {
      problems.add(
          path, "is no JSONPath: at character " + (broken.at() + 1) + " " + broken.message());
    }
  }

  private void emits(String path, List<Emit> emits) {
    if (emits.isEmpty()) {
      problems.add(path, "needs at least one item, or the rule says nothing");
    }
    Set<CompetencyId> seen = new HashSet<>();
    for (int i = 0; i < emits.size(); i++) {
      Emit emit = emits.get(i);
      String at = path + "[" + i + "]";
      if (!seen.add(emit.competency())) {
        problems.add(at + ".competency", "the rule emits for " + emit.competency() + " already");
      }
      emit(at, emit);
    }
  }

  private void emit(String path, Emit emit) {
    if (!competencies.contains(emit.competency())) {
      problems.add(path + ".competency", emit.competency() + " is no competency of this framework");
    }
    problems.requireNotNegative(path + ".weight", emit.weight());
    if (emit.type() == EvidenceType.STATE_CHANGE) {
      problems.add(path + ".type", "is not for rules: certain verbs change the state of evidence");
    }
    if (emit.type() == EvidenceType.COMPLETION && emit.weight() != null && emit.weight() > 0) {
      problems.add(path + ".weight", "completion proves nothing: its weight can only be 0");
    }
    if (emit.level() != null && !levels.contains(emit.level())) {
      problems.add(path + ".level", emit.level() + " is no level of the scale");
    }
    problems.requireAboveZero(path + ".expiresAfterDays", emit.expiresAfterDays());
    score(path + ".score", emit.score());
  }

  private void score(String path, ScoreReading score) {
    problems.requireWithin(path + ".constant", score.constant(), 0, 1);
    problems.requireWithin(path + ".cut", score.cut(), 0, 1);
    if (score.ratingLevels() != null && score.ratingLevels() < 2) {
      problems.add(path + ".ratingLevels", "a rating has at least 2 levels");
    }
    score
        .responses()
        .forEach(
            (response, value) ->
                problems.requireWithin(path + ".responses['" + response + "']", value, 0, 1));
  }
}
