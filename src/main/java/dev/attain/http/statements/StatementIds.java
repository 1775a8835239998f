package dev.attain.http.statements;

import dev.attain.http.xapi.BadRequest;
import dev.attain.xapi.Statement;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.validation.Reading;
import dev.attain.xapi.validation.ValidStatement;
import java.util.Optional;

/** The id that a PUT gives to its statement. */
final class StatementIds {
  private StatementIds() {}

  static Optional<StatementId> parse(String text) {
    try {
      return Optional.of(StatementId.of(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The one statement of a body, under this id; fails with {@link BadRequest}. */
  static ValidStatement single(Reading.Valid valid, StatementId id) {
    if (valid.array()) {
      throw BadRequest.because("PUT takes one statement, not an array; use POST for many");
    }
    ValidStatement only = valid.statements().get(0);
    Statement statement = only.statement();
    if (statement.id() == null) {
      return new ValidStatement(withId(statement, id), only.exact());
    }
    if (!statement.id().equals(id)) {
      throw BadRequest.because(
          "the statement's id "
              + statement.id()
              + " differs from the parameter statementId "
              + id
              + "; send the same or leave the property out");
    }
    return only;
  }

  private static Statement withId(Statement statement, StatementId id) {
    return new Statement(
        id,
        statement.actor(),
        statement.verb(),
        statement.object(),
        statement.result(),
        statement.context(),
        statement.timestamp(),
        statement.stored(),
        statement.authority(),
        statement.version(),
        statement.attachments());
  }
}
