package dev.attain.http.statements;

import dev.attain.http.ApiAnswer;
import dev.attain.http.RefusedException;
import dev.attain.xapi.validation.Violation;
import java.util.List;

/** Refusals of this resource. */
final class BadRequest {
  private BadRequest() {}

  static RefusedException because(String detail) {
    return refused(400, "Bad request", detail, List.of());
  }

  static RefusedException parameter(String name, String detail) {
    return because("query parameter " + name + ": " + detail);
  }

  static RefusedException violations(List<Violation> violations) {
    Violation first = violations.get(0);
    String rest = violations.size() == 1 ? "" : ", and " + (violations.size() - 1) + " more";
    return refused(400, "Not valid by the xAPI specification", first + rest, violations);
  }

  static RefusedException refused(int status, String title, String detail, List<?> problems) {
    return new RefusedException(ApiAnswer.refused(status, title, detail, problems));
  }
}
