package dev.attain.http.analytics;

import dev.attain.http.ApiCall;
import dev.attain.statements.Position;
import java.util.List;
import java.util.Optional;

/** Positions in requests: decimal numbers as text. */
final class Cursor {
  private static final int MOST_DIGITS = 19;

  private Cursor() {}

  static Optional<Position> find(ApiCall call, String parameter) {
    return call.findQueryParameter(parameter).map(text -> position(parameter, text));
  }

  static Position position(String name, String text) {
    try {
      if (text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return new Position(Long.parseLong(text));
      }
    } catch (NumberFormatException e) {
      // Nineteen digits may be too large a number; refused below.
    }
    throw FilterParameters.refused(
        name, "must be a position as an answer gives it, such as 1868371200000000000", List.of());
  }
}
