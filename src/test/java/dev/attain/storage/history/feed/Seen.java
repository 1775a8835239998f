package dev.attain.storage.history.feed;

import dev.attain.statements.Position;
import dev.attain.statements.StoredStatement;
import dev.attain.storage.contract.Drafts;
import dev.attain.xapi.StatementId;

/**
 * A statement as a reader saw it.
 *
 * @param name says what its content is
 */
record Seen(StatementId id, String name, Position position, boolean voided) {
  static Seen of(StoredStatement statement) {
    return new Seen(
        statement.id(), Drafts.name(statement), statement.position(), statement.voided());
  }

  @Override
  public String toString() {
    return name + "@" + position.value() + (voided ? " voided" : "");
  }
}
