package dev.attain.profiles.matching;

import dev.attain.xapi.Context;
import dev.attain.xapi.Iri;
import dev.attain.xapi.Statement;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.StatementRef;
import java.util.Optional;
import java.util.Set;

/** What is known of the statements that others point at. */
@FunctionalInterface
public interface OtherStatements {

  /** None is at hand: what a statement points at is not judged. */
  OtherStatements UNKNOWN = id -> Optional.empty();

  /** The templates that the statement follows; empty when it isn't at hand. */
  Optional<Set<Iri>> templatesOf(StatementId id);

  /** The statement that the context of another points at. */
  static Optional<StatementId> inContext(Statement statement) {
    return Optional.ofNullable(statement.context()).map(Context::statement).map(StatementRef::id);
  }
}
