package dev.attain.xapi.validation;

import java.util.List;

/** What became of a body that should hold statements. */
public sealed interface Reading {

  /**
   * Every statement is valid.
   *
   * @param statements in their order; may be empty when {@code array}
   * @param array whether the body was an array, and not a single statement
   */
  record Valid(List<ValidStatement> statements, boolean array) implements Reading {
    public Valid {
      statements = List.copyOf(statements);
    }
  }

  /**
   * The body is not JSON, or at least one statement breaks a rule; nothing of it may be stored.
   *
   * @param violations at least one; when there were more than {@link
   *     StatementReader#MAX_VIOLATIONS} the last one says how many are not listed
   */
  record Malformed(List<Violation> violations) implements Reading {
    public Malformed {
      violations = List.copyOf(violations);
      if (violations.isEmpty()) {
        throw new IllegalArgumentException("a malformed body breaks a rule");
      }
    }
  }
}
