package dev.attain.statements;

import dev.attain.xapi.StatementId;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * An append-only log of statements with an inverted index. Voided statements stay in the log, are
 * found by id, and are left out of queries. A statement that points at another (StatementRef) is
 * also found by that one's terms, transitively, whichever of the two arrives first. Futures that
 * fail are I/O errors or bugs; expected outcomes are values. Futures complete on the context of the
 * caller when it has one.
 */
public interface StatementStore {

  /** How many statements are appended, or read in order, at once. */
  int MAX_BATCH = 10_000;

  /**
   * Appends all of a batch or nothing, durably, in its order. In the same atomic step: a statement
   * whose id is in the log is skipped when their fingerprints are equal, with another one it is a
   * {@link AppendOutcome.Conflict}; voiding takes effect, also on a target that arrives later; a
   * voiding statement that targets a voiding statement is {@link AppendOutcome.VoidsVoiding}, or
   * has no effect when its target arrives later.
   *
   * @param batch 1 to {@link #MAX_BATCH} statements
   */
  Future<AppendOutcome> append(List<NewStatement> batch);

  /** The statement of this id, voided or not. */
  Future<Optional<StoredStatement>> find(StatementId id);

  /** The newest or oldest statements that match and are not voided. */
  Future<StatementPage> query(PositionQuery query);

  /**
   * The log in order, voided statements included: up to {@code limit} statements after a position
   * and at or below the safe horizon; fewer when they are large, but none only when there are none.
   *
   * @param limit 1 to {@link #MAX_BATCH}
   */
  Future<List<StoredStatement>> readForward(Position after, int limit);

  /**
   * The safe horizon: at or below it nothing can appear any more. It never moves back, and moves on
   * with time when nothing is being appended.
   */
  Position safeHorizon();

  /**
   * Calls {@code listener} after appends; calls may be merged, and none is lost. The listener runs
   * on a thread of the engine and must only signal.
   */
  void onAppend(Runnable listener);
}
