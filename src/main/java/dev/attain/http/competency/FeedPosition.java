package dev.attain.http.competency;

import dev.attain.competency.projection.shares.Reach;
import dev.attain.statements.Position;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the API shows a position in the log, and what figures have come to.
 *
 * @param position a decimal number as text: it exceeds what JavaScript's numbers hold exactly
 * @param stored the instant it carries
 * @param identities the revision of who is who that figures are by; absent for a mere position
 */
record FeedPosition(String position, Instant stored, @Nullable Long identities) {
  static FeedPosition of(Position position) {
    return new FeedPosition(Long.toString(position.value()), position.stored(), null);
  }

  static FeedPosition of(Reach reach) {
    return new FeedPosition(
        Long.toString(reach.position().value()), reach.position().stored(), reach.identities());
  }
}
