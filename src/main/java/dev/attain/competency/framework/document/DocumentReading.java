package dev.attain.competency.framework.document;

import dev.attain.competency.framework.Problem;
import java.util.List;
import java.util.Objects;

/** What became of reading a document. */
public sealed interface DocumentReading<T> {

  /** The document is sound by itself. */
  record Read<T>(T document) implements DocumentReading<T> {
    public Read {
      Objects.requireNonNull(document);
    }
  }

  /** The document can't be used: everything that is wrong with it. */
  record Refused<T>(List<Problem> problems) implements DocumentReading<T> {
    public Refused {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("a refusal names a problem");
      }
    }
  }
}
