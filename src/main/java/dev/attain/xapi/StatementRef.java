package dev.attain.xapi;

import java.util.Objects;

/** A pointer to another statement, which may not have arrived yet. */
public record StatementRef(StatementId id) implements StatementObject {
  public StatementRef {
    Objects.requireNonNull(id);
  }
}
