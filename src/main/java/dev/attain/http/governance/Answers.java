package dev.attain.http.governance;

import dev.attain.http.ApiAnswer;
import java.util.List;

/** Refusals that several operations share. */
final class Answers {
  private Answers() {}

  /**
   * @param kind what was sent, for people: "framework"
   */
  static ApiAnswer unsound(String kind, List<?> problems) {
    return ApiAnswer.refused(
        422,
        "Not a sound " + kind,
        "Nothing was changed. Correct the "
            + (problems.size() == 1 ? "problem" : problems.size() + " problems")
            + " below and send it again.",
        problems);
  }
}
