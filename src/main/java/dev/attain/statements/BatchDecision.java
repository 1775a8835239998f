package dev.attain.statements;

import dev.attain.xapi.StatementId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to become of a batch, by what the log has under the ids it names. Every engine decides by
 * this what {@link StatementStore#append} promises, and stores what is new as it likes.
 */
public sealed interface BatchDecision {

  /**
   * Nothing speaks against the batch.
   *
   * @param fresh those of its statements that the log has not, each once, in its order
   */
  record Append(List<NewStatement> fresh) implements BatchDecision {
    public Append {
      fresh = List.copyOf(fresh);
    }
  }

  /**
   * Nothing of the batch may be stored.
   *
   * @param outcome a {@link AppendOutcome.Conflict} if there is one, else a {@link
   *     AppendOutcome.VoidsVoiding}
   */
  record Refuse(AppendOutcome outcome) implements BatchDecision {}

  /**
   * A statement of the log, so far as it matters here.
   *
   * @param <X> how reading it fails
   */
  interface Known<X extends Exception> {
    /** Asked only when a statement of its id comes again. */
    Fingerprint fingerprint() throws X;

    boolean voiding();
  }

  /**
   * The log as it is before the batch.
   *
   * @param <X> how reading it fails
   */
  @FunctionalInterface
  interface LookUp<X extends Exception> {
    /** Null when there is no statement of this id (yet). */
    @Nullable Known<X> find(StatementId id) throws X;
  }

  /** Looks up what it has to know, one id at a time: an engine may read the ids ahead at once. */
  static <X extends Exception> BatchDecision of(List<NewStatement> batch, LookUp<X> log) throws X {
    Map<StatementId, NewStatement> fresh = new LinkedHashMap<>();
    Set<StatementId> conflicts = new LinkedHashSet<>();
    Set<StatementId> voidsVoiding = new LinkedHashSet<>();
    for (NewStatement statement : batch) {
      Fingerprint there = fingerprint(statement.id(), fresh, log);
      if (there == null) {
        if (statement.voiding() && isVoiding(statement.target(), fresh, log)) {
          voidsVoiding.add(statement.id());
        }
        fresh.put(statement.id(), statement);
      } else if (!there.equals(statement.fingerprint())) {
        conflicts.add(statement.id());
      }
    }
    if (!conflicts.isEmpty()) {
      return new Refuse(new AppendOutcome.Conflict(List.copyOf(conflicts)));
    }
    return voidsVoiding.isEmpty()
        ? new Append(List.copyOf(fresh.values()))
        : new Refuse(new AppendOutcome.VoidsVoiding(List.copyOf(voidsVoiding)));
  }

  /** Null when the id names nothing yet. */
  private static <X extends Exception> @Nullable Fingerprint fingerprint(
      StatementId id, Map<StatementId, NewStatement> fresh, LookUp<X> log) throws X {
    NewStatement twin = fresh.get(id);
    if (twin != null) {
      return twin.fingerprint();
    }
    Known<X> known = log.find(id);
    return known == null ? null : known.fingerprint();
  }

  /** Whether a target is there and voids another: one that arrives later is no hindrance. */
  private static <X extends Exception> boolean isVoiding(
      @Nullable StatementId target, Map<StatementId, NewStatement> fresh, LookUp<X> log) throws X {
    if (target == null) {
      return false;
    }
    NewStatement inBatch = fresh.get(target);
    if (inBatch != null) {
      return inBatch.voiding();
    }
    Known<X> known = log.find(target);
    return known != null && known.voiding();
  }
}
