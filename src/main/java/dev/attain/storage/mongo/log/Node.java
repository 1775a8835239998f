package dev.attain.storage.mongo.log;

import dev.attain.statements.BatchDecision;
import dev.attain.statements.Fingerprint;
import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.statements.Term;
import dev.attain.xapi.StatementId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An id in the graph of statements that point at each other, while a group is being decided: as it
 * is in the log, and as it will be.
 */
final class Node implements BatchDecision.Known<RuntimeException> {
  final StatementId id;
  final boolean inLog;
  final boolean awaitedInLog;

  /** Those that are known to point here. */
  final List<Node> pointers = new ArrayList<>();

  /** Its own terms and those it has taken over; empty while the id is awaited. */
  final Set<Term> carried = new HashSet<>();

  /** Of the statement of this id in the log; null while there is none. */
  private final @Nullable Fingerprint fingerprintInLog;

  private boolean voiding;
  private boolean voided;
  private @Nullable NewStatement statement;
  private @Nullable Position position;
  private int newPointers;
  private boolean changed;

  /** An id of which the log holds nothing. */
  Node(StatementId id) {
    this.id = id;
    this.inLog = false;
    this.awaitedInLog = false;
    this.fingerprintInLog = null;
  }

  Node(KnownStatement known) {
    this.id = known.id();
    this.inLog = true;
    KnownStatement.Content content = known.content();
    this.awaitedInLog = content == null;
    this.fingerprintInLog = content == null ? null : content.fingerprint();
    if (content != null) {
      voiding = content.voiding();
      voided = content.voided();
      carried.addAll(content.carried());
    }
  }

  boolean isThere() {
    return statement != null || fingerprintInLog != null;
  }

  /** Of the statement that {@linkplain #isThere() is there}. */
  @Override
  public Fingerprint fingerprint() {
    return statement == null
        ? Objects.requireNonNull(fingerprintInLog, "an id without its statement")
        : statement.fingerprint();
  }

  @Override
  public boolean voiding() {
    return voiding;
  }

  /** The statement of this id arrives. */
  void arrive(NewStatement arrived, Position at) {
    statement = arrived;
    position = at;
    voiding = arrived.voiding();
    voided = !voiding && pointers.stream().anyMatch(pointer -> pointer.voiding);
    carried.addAll(arrived.terms());
  }

  /** A new statement points here. */
  void pointedAtBy(Node pointer) {
    pointers.add(pointer);
    newPointers++;
    if (pointer.voiding && isThere() && !voiding && !voided) {
      voided = true;
      changed = true;
    }
  }

  /** Takes terms over; returns whether it lacked some of them. */
  boolean carry(Set<Term> terms) {
    boolean gained = carried.addAll(terms);
    changed |= gained;
    return gained;
  }

  LogChanges.@Nullable Insertion insertion() {
    return statement == null || position == null
        ? null
        : new LogChanges.Insertion(statement, position, carried, voided, awaitedInLog);
  }

  /** Null when the log's document of this id stays as it is. */
  LogChanges.@Nullable Update update() {
    boolean written = inLog && statement == null && (newPointers > 0 || changed);
    return written
        ? new LogChanges.Update(id, newPointers, changed ? carried : null, voided)
        : null;
  }

  boolean becomesAwaited() {
    return !inLog && !isThere() && newPointers > 0;
  }
}
