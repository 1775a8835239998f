package dev.attain.http.competency;

import dev.attain.statements.Position;
import java.time.Instant;

/**
 * How the API shows a position in the log.
 *
 * @param position a decimal number as text: it exceeds what JavaScript's numbers hold exactly
 * @param stored the instant it carries
 */
record FeedPosition(String position, Instant stored) {
  static FeedPosition of(Position position) {
    return new FeedPosition(Long.toString(position.value()), position.stored());
  }
}
