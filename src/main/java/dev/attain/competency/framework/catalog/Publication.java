package dev.attain.competency.framework.catalog;

import dev.attain.competency.framework.Problem;
import java.util.List;

/** What became of a document that was to be stored. */
public sealed interface Publication {

  /** What is wrong; empty when the document is stored as it was given. */
  default List<Problem> problems() {
    return List.of();
  }

  /** It is new. */
  record Created() implements Publication {}

  /** An equal document was there before: nothing changed. */
  record Unchanged() implements Publication {}

  /** It took the place of another one of its id; only documents without versions do. */
  record Replaced() implements Publication {}

  /** Not stored: this version is there with another content. */
  record Conflict(Problem problem) implements Publication {
    @Override
    public List<Problem> problems() {
      return List.of(problem);
    }
  }

  /** Not stored: the document, or what it refers to, is not sound. */
  record Refused(List<Problem> problems) implements Publication {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
