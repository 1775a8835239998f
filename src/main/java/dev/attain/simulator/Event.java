package dev.attain.simulator;

import dev.attain.competency.framework.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a learner, not yet a statement.
 *
 * @param score within 0..1 for scores, 1..5 for ratings; null where there is none
 * @param attempt from 1
 * @param duration how long it took; null where nobody measured
 * @param rater who rated; null when a machine did
 * @param occasion the call, ticket or shift that it was about
 */
record Event(
    Instant at,
    UUID id,
    Learner learner,
    Kind kind,
    Subject subject,
    Resource resource,
    @Nullable Double score,
    int attempt,
    @Nullable Duration duration,
    @Nullable Rater rater,
    UUID occasion) {

  /** Somebody who rates learners. */
  record Rater(String name, String mbox) {}
}
