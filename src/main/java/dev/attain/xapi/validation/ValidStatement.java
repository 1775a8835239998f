package dev.attain.xapi.validation;

import dev.attain.xapi.Statement;
import dev.attain.xapi.json.ExactStatement;
import java.util.Objects;

/** A statement that breaks no rule: as typed values, and as the bytes received. */
public record ValidStatement(Statement statement, ExactStatement exact) {
  public ValidStatement {
    Objects.requireNonNull(statement);
    Objects.requireNonNull(exact);
  }
}
