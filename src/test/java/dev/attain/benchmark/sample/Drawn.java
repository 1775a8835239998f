package dev.attain.benchmark.sample;

import java.time.Instant;
import java.util.UUID;

/**
 * What chance has decided of a statement.
 *
 * @param target the id of the statement that it refers to, where {@code refers}; else its own
 */
public record Drawn(
    UUID id,
    int learner,
    int activity,
    String verb,
    int course,
    int attempt,
    double scaled,
    int seconds,
    Instant timestamp,
    boolean refers,
    UUID target) {

  /** One for each attempt of a learner at a course. */
  public UUID registration() {
    return new UUID(
        (long) learner << 32 | course << 16 | 0x4000L | attempt, 1L << 63 | learner * 31L + course);
  }

  /** One that this statement's instructor has nothing to do with: the two never meet. */
  public int otherCourse() {
    return (course + 1) % BenchmarkStatements.COURSES;
  }

  public String instructor() {
    return "mailto:instructor" + course + "@example.org";
  }
}
