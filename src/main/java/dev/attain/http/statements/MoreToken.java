package dev.attain.http.statements;

import dev.attain.statements.StatementCursor;
import java.util.Objects;
import java.util.Optional;

/** What a {@code more} link carries: where the rest begins, and how it is to be shown. */
record MoreToken(StatementFormat format, StatementCursor cursor) {
  private static final char SEPARATOR = '.';

  MoreToken {
    Objects.requireNonNull(format);
    Objects.requireNonNull(cursor);
  }

  /** Fit for a query string as it is. */
  String text() {
    return format.text() + SEPARATOR + cursor.token();
  }

  static Optional<MoreToken> parse(String text) {
    int separator = text.indexOf(SEPARATOR);
    if (separator < 0) {
      return Optional.empty();
    }
    Optional<StatementCursor> cursor = StatementCursor.ofToken(text.substring(separator + 1));
    return StatementFormat.find(text.substring(0, separator))
        .flatMap(format -> cursor.map(found -> new MoreToken(format, found)));
  }
}
