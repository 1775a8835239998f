package dev.attain.http.xapi;

import dev.attain.http.ApiAnswer;
import dev.attain.http.RefusedException;
import dev.attain.xapi.validation.Violation;
import java.util.List;

/** Refusals of this resource. */
public final class BadRequest {
  private BadRequest() {}

  public static RefusedException because(String detail) {
    return refused(400, "Bad request", detail, List.of());
  }

  public static RefusedException parameter(String name, String detail) {
    return because("query parameter " + name + ": " + detail);
  }

  public static RefusedException violations(List<Violation> violations) {
    Violation first = violations.get(0);
    String rest = violations.size() == 1 ? "" : ", and " + (violations.size() - 1) + " more";
    return refused(400, "Not valid by the xAPI specification", first + rest, violations);
  }

  public static RefusedException refused(
      int status, String title, String detail, List<?> problems) {
    return new RefusedException(ApiAnswer.refused(status, title, detail, problems));
  }
}
