package dev.attain.http.statements;

import dev.attain.statements.StatementCursor;
import java.util.Objects;
import java.util.Optional;

/** What a {@code more} link carries: where the rest begins, and how it is to be shown. */
record MoreToken(StatementFormat format, boolean attachments, StatementCursor cursor) {
  private static final char SEPARATOR = '.';
  private static final String WITH_ATTACHMENTS = "~attachments";

  MoreToken {
    Objects.requireNonNull(format);
    Objects.requireNonNull(cursor);
  }

  /** Fit for a query string as it is. */
  String text() {
    return format.text() + (attachments ? WITH_ATTACHMENTS : "") + SEPARATOR + cursor.token();
  }

  static Optional<MoreToken> parse(String text) {
    int separator = text.indexOf(SEPARATOR);
    if (separator < 0) {
      return Optional.empty();
    }
    Optional<StatementCursor> cursor = StatementCursor.ofToken(text.substring(separator + 1));
    String shown = text.substring(0, separator);
    boolean attachments = shown.endsWith(WITH_ATTACHMENTS);
    String format =
        attachments ? shown.substring(0, shown.length() - WITH_ATTACHMENTS.length()) : shown;
    return StatementFormat.find(format)
        .flatMap(known -> cursor.map(found -> new MoreToken(known, attachments, found)));
  }
}
