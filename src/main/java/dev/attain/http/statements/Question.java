package dev.attain.http.statements;

import dev.attain.statements.StatementCursor;
import dev.attain.statements.StatementQuery;
import dev.attain.xapi.StatementId;

/** What a GET of the statements resource asks for. */
sealed interface Question {
  StatementFormat format();

  /** Whether the contents of attachments belong to the answer. */
  boolean attachments();

  /** One statement: {@code voided} tells whether it has to be, or must not be. */
  record One(StatementId id, boolean voided, StatementFormat format, boolean attachments)
      implements Question {}

  /** Those that match. */
  record Matching(StatementQuery query, StatementFormat format, boolean attachments)
      implements Question {}

  /** The rest of an earlier answer. */
  record Rest(StatementCursor cursor, StatementFormat format, boolean attachments)
      implements Question {}
}
