package dev.attain.xapi.validation;

import dev.attain.xapi.json.text.JsonPath;
import java.util.ArrayList;
import java.util.List;

/** The violations found so far, and the place that is being looked at. */
final class Report {
  private final int maxViolations;
  private final List<Violation> violations = new ArrayList<>(0);
  private final JsonPath path = new JsonPath();
  private int found;

  Report(int maxViolations) {
    this.maxViolations = maxViolations;
  }

  void enter(String name) {
    path.enter(name);
  }

  void enter(int index) {
    path.enter(index);
  }

  void leave() {
    path.leave();
  }

  /** Notes a violation at the current place. */
  void add(String rule, String message) {
    if (found++ < maxViolations) {
      violations.add(new Violation(rule, path.toString(), message));
    }
  }

  /** How many violations were found, also beyond those that are listed. */
  int found() {
    return found;
  }

  List<Violation> violations() {
    if (found <= maxViolations) {
      return violations;
    }
    List<Violation> all = new ArrayList<>(violations);
    String rest = found - maxViolations + " more violations are not listed; correct these first";
    all.add(new Violation(Violation.LIMIT, "$", rest));
    return all;
  }
}
