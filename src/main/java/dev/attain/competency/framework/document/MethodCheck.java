package dev.attain.competency.framework.document;

import dev.attain.competency.framework.Method;
import dev.attain.competency.framework.Method.Mastery;
import dev.attain.competency.framework.Method.Tracing;
import java.util.Set;

/** What can be wrong with a method and its parameters. */
final class MethodCheck {
  private static final double MOST_HALF_LIFE_DAYS = 36_500;
  private static final double MOST_LOGITS = 20;

  private MethodCheck() {}

  /**
   * @param rules the ids of the framework's mapping rules
   */
  static void run(String path, Method method, Set<String> rules, Problems problems) {
    if (!Method.KNOWN.contains(method.id())) {
      problems.add(
          path + ".id",
          "unknown method \"" + method.id() + "\"; known are " + String.join(", ", Method.KNOWN));
    }
    problems.requireAboveZero(path + ".halfLifeDays", method.halfLifeDays());
    if (method.halfLifeDays() > MOST_HALF_LIFE_DAYS) {
      problems.add(path + ".halfLifeDays", method.halfLifeDays() + " is more than 100 years");
    }
    problems.requireBetween(path + ".priorBase", method.priorBase(), 0, 1);
    problems.requireAboveZero(path + ".priorStrength", method.priorStrength());
    problems.requireBetween(path + ".gamma", method.gamma(), 0, 1);
    problems.requireAboveZero(path + ".dailyCap", method.dailyCap());
    problems.requireBetween(path + ".recentShare", method.recentShareOrDefault(), 0, 1);
    mastery(path + ".mastery", method.masteryOrDefault(), problems);
    tracing(path + ".tracing", method.tracingOrDefault(), problems);
    method
        .difficulties()
        .forEach(
            (rule, logits) -> {
              String at = path + ".difficulties['" + rule + "']";
              problems.requireWithin(at, logits, -MOST_LOGITS, MOST_LOGITS);
              if (!rules.contains(rule)) {
                problems.add(at, "\"" + rule + "\" is no mapping rule of this framework");
              }
            });
  }

  private static void mastery(String path, Mastery mastery, Problems problems) {
    problems.requireWithin(path + ".score", mastery.score(), 0, 1);
    problems.requireAboveZero(path + ".times", mastery.times());
  }

  private static void tracing(String path, Tracing tracing, Problems problems) {
    problems.requireWithin(path + ".initial", tracing.initial(), 0, 1);
    problems.requireWithin(path + ".transit", tracing.transit(), 0, 1);
    problems.requireWithin(path + ".guess", tracing.guess(), 0, 1);
    problems.requireWithin(path + ".slip", tracing.slip(), 0, 1);
    problems.requireWithin(path + ".successFrom", tracing.successFrom(), 0, 1);
    if (!(tracing.guess() + tracing.slip() < 1)) {
      problems.add(path, "guess and slip add up to 1 or more: success would speak against knowing");
    }
  }
}
