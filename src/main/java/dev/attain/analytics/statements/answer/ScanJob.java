package dev.attain.analytics.statements.answer;

import dev.attain.analytics.statements.measure.Dimension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A scan of statements that goes on while nobody waits for it.
 *
 * @param by the key of the credential that asked for it
 * @param filter as its text
 * @param through every statement at or below this position counts
 * @param beat when the server that runs it was last at work on it
 * @param share how much of the way is behind, 0 to 1
 * @param failure why it failed; null when it did not
 * @param groups how many groups were found; 0 while it runs
 * @param others whether more groups were found than are kept
 */
public record ScanJob(
    String id,
    String by,
    String filter,
    List<Dimension> dimensions,
    String zone,
    int limit,
    Instant started,
    State state,
    long through,
    long scanned,
    double share,
    Instant beat,
    @Nullable Instant ended,
    @Nullable String failure,
    int groups,
    boolean others) {
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

  /** How a scan is doing. */
  public enum State {
    RUNNING,
    DONE,
    CANCELLED,
    FAILED
  }

  public ScanJob {
    Objects.requireNonNull(id);
    Objects.requireNonNull(state);
    dimensions = List.copyOf(dimensions);
  }

  /** The same, failed if nobody works on it any more. */
  ScanJob asOf(Instant now) {
    return state == State.RUNNING && beat.plus(LONGEST_SILENCE).isBefore(now)
        ? ended(State.FAILED, now, "The server that ran it has stopped; start it anew.", 0, false)
        : this;
  }

  ScanJob progressed(long nowScanned, double nowShare, Instant now) {
    return new ScanJob(
        id,
        by,
        filter,
        dimensions,
        zone,
        limit,
        started,
        state,
        through,
        nowScanned,
        nowShare,
        now,
        ended,
        failure,
        groups,
        others);
  }

  ScanJob ended(
      State how, Instant now, @Nullable String why, int foundGroups, boolean foundOthers) {
    return new ScanJob(
        id,
        by,
        filter,
        dimensions,
        zone,
        limit,
        started,
        how,
        through,
        scanned,
        share,
        beat,
        now,
        why,
        foundGroups,
        foundOthers);
  }
}
