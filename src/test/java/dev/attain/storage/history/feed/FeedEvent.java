package dev.attain.storage.history.feed;

import dev.attain.statements.AppendOutcome;
import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.xapi.StatementId;
import java.util.List;
import java.util.Optional;

/** Something that a client did, with its answer. */
sealed interface FeedEvent {
  When when();

  /**
   * Who and when.
   *
   * @param invoked its place in the order of all invocations and completions
   * @param completed likewise
   */
  record When(int client, long invoked, long completed) {
    boolean isBefore(When other) {
      return completed < other.invoked;
    }

    @Override
    public String toString() {
      return "client " + client + " at " + invoked + ".." + completed;
    }
  }

  /** A batch, with what became of it. */
  record Append(When when, List<NewStatement> batch, AppendOutcome outcome) implements FeedEvent {
    boolean isAcknowledged() {
      return outcome instanceof AppendOutcome.Appended;
    }
  }

  /** The log read forward after a position. */
  record Read(When when, Position after, int limit, List<Seen> page) implements FeedEvent {}

  /** The horizon, asked for by itself. */
  record Looked(When when, Position horizon) implements FeedEvent {}

  /** A statement looked for by its id. */
  record Find(When when, StatementId id, Optional<Seen> found) implements FeedEvent {}

  /**
   * Everything that is not voided, newest or oldest first.
   *
   * @param after exclusive lower bound
   * @param horizon up to which the answer promises to be whole
   */
  record Query(When when, Position after, boolean ascending, List<Seen> found, Position horizon)
      implements FeedEvent {}
}
