package dev.attain.competency.dryrun;

import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.statements.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A trial of a framework version on the log, and how far it is. It goes on after a restart, with
 * the people that it had not compared.
 *
 * @param framework the version that is tried
 * @param against the version that answered when it was asked for; null when none did
 * @param by who asked for it
 * @param started when, which is also the instant of both figures
 * @param node who works at it
 * @param ended null while it runs
 * @param failure why it failed; null unless it did
 * @param first the position of the first statement
 * @param through the position up to which the log is read
 * @param place how far it is
 * @param everybody the totals of the people who were compared
 * @param cohorts the totals of each cohort, by id
 */
public record DryRun(
    String id,
    FrameworkVersion framework,
    @Nullable FrameworkVersion against,
    String by,
    Instant started,
    String node,
    State state,
    @Nullable Instant ended,
    @Nullable String failure,
    long first,
    long through,
    Place place,
    LevelTotals everybody,
    Map<String, LevelTotals> cohorts) {

  /** For so long after its end, what was found is kept. */
  public static final Duration KEPT = Duration.ofDays(7);

  /** What becomes of it. */
  public enum State {
    RUNNING,
    DONE,
    CANCELLED,
    FAILED
  }

  /**
   * Where it is: people are compared in the order of a hash, as many in one pass over the log as
   * there is room for.
   *
   * @param compared everybody below this hash was compared
   * @param until the pass takes people below this hash
   * @param read how far the pass has come in the log
   */
  public record Place(long compared, long until, long read) {
    static final Place START = new Place(0, PersonHash.END, 0);
  }

  public DryRun {
    Objects.requireNonNull(state);
    Objects.requireNonNull(place);
    cohorts = java.util.Collections.unmodifiableMap(new TreeMap<>(cohorts));
  }

  /** Everything up to here is in both figures. */
  public Position position() {
    return new Position(through);
  }

  /** When what was found is deleted; null while it runs. */
  public @Nullable Instant keptUntil() {
    return ended == null ? null : ended.plus(KEPT);
  }

  /**
   * How much is done, by people and by stored time.
   *
   * @return 0 to 1
   */
  public double share() {
    if (state == State.DONE) {
      return 1;
    }
    double all = new Position(through).epochMillis() - new Position(first).epochMillis();
    double past = new Position(place.read()).epochMillis() - new Position(first).epochMillis();
    double pass = all <= 0 ? 0 : Math.max(0, Math.min(1, past / all));
    return (place.compared() + (place.until() - place.compared()) * pass) / PersonHash.END;
  }

  DryRun at(Place next, LevelTotals all, Map<String, LevelTotals> ofCohorts) {
    return new DryRun(
        id, framework, against, by, started, node, state, ended, failure, first, through, next, all,
        ofCohorts);
  }

  DryRun workedAtBy(String other) {
    return new DryRun(
        id, framework, against, by, started, other, state, ended, failure, first, through, place,
        everybody, cohorts);
  }

  DryRun ended(State as, Instant at, @Nullable String why) {
    return new DryRun(
        id, framework, against, by, started, node, as, at, why, first, through, place, everybody,
        cohorts);
  }
}
