package dev.attain.competency.projection;

import java.time.Instant;
import java.util.Objects;

/**
 * A recomputation of all figures of a framework version from the start of the log. It needs no job
 * of its own to go on after a restart: how far it is, is kept with its figures.
 *
 * @param generation the number of the projection that it makes
 * @param by who asked for it
 * @param of the position that the log had come to when it was asked for
 */
public record Recomputation(int generation, State state, String by, Instant started, long of) {
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

  Recomputation with(State next) {
    return new Recomputation(generation, next, by, started, of);
  }
}
