package dev.attain.app;

import dev.attain.people.KnownPeople;
import dev.attain.statements.StatementQuery;
import dev.attain.statements.StatementReads;
import dev.attain.xapi.AgentIdentifier;
import io.vertx.core.Future;

/** Known is who is in a statement: as its actor, or in whatever other place agents have. */
record HeardOfPeople(StatementReads statements) implements KnownPeople {
  @Override
  public Future<Boolean> isKnown(AgentIdentifier identifier) {
    StatementQuery one =
        new StatementQuery(identifier, null, null, null, false, true, null, null, 1, false);
    return statements.query(one).map(page -> !page.statements().isEmpty());
  }
}
