package dev.attain.competency.projection;

import dev.attain.statements.Position;
import java.time.Instant;
import java.util.Objects;

/**
 * A recomputation of all figures of a framework version from the start of the log. It needs no job
 * of its own to go on after a restart: how far it is, is kept with its figures.
 *
 * @param generation the number of the projection that it makes
 * @param by who asked for it
 * @param from the position of the first statement of the log
 * @param of the position that the log had come to when it was asked for
 */
public record Recomputation(
    int generation, State state, String by, Instant started, long from, long of) {
  public Recomputation {
    Objects.requireNonNull(state);
    Objects.requireNonNull(by);
    Objects.requireNonNull(started);
  }

  /** What became of it. */
  public enum State {
    RUNNING,
    /** Its figures have taken the place of the former ones. */
    DONE,
    /** The former figures stay. */
    CANCELLED
  }

  /**
   * How much of the log that there was when it was asked for is done, by stored time.
   *
   * @return 0 to 1
   */
  public double share(Position position) {
    long all = new Position(of).epochMillis() - new Position(from).epochMillis();
    long done = position.epochMillis() - new Position(from).epochMillis();
    if (position.value() >= of || state == State.DONE) {
      return 1;
    }
    return all <= 0 ? 0 : Math.max(0, Math.min(1, (double) done / all));
  }

  Recomputation with(State next) {
    return new Recomputation(generation, next, by, started, from, of);
  }
}
