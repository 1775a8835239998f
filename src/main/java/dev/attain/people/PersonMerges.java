package dev.attain.people;

import dev.attain.audit.AuditEvent;
import dev.attain.audit.AuditTrail;
import dev.attain.audit.Author;
import dev.attain.records.RecordStore;
import dev.attain.records.WriteOutcome;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * The merges of identifiers, kept with who made them, when and why, also when they are undone.
 *
 * <p>Every merge and every undoing makes one revision of who is who. All of them expect the
 * revision that they were decided on, so that two at once can't make a circle.
 */
public final class PersonMerges {
  private static final int MOST_ATTEMPTS = 20;

  private final IdentityReads reads;
  private final InstantSource clock;
  private final MergeCheck check;
  private final AuditTrail trail;
  private final List<Consumer<IdentityChange>> listeners = new CopyOnWriteArrayList<>();

  public PersonMerges(RecordStore records, InstantSource clock, KnownPeople people) {
    this.reads = new IdentityReads(records);
    this.clock = clock;
    this.check = new MergeCheck(people);
    this.trail = new AuditTrail(records, clock);
  }

  /** Calls {@code listener} after each change that this process makes. */
  public void onChange(Consumer<IdentityChange> listener) {
    listeners.add(listener);
  }

  /**
   * Makes two identifiers one person's.
   *
   * @param keptBy the identifier that the person goes on to be known by, canonical
   * @param absorbed the other one
   * @param reason how this is known
   */
  public Future<MergeOutcome> merge(String keptBy, String absorbed, String reason, Author by) {
    return check
        .problems(keptBy, absorbed, reason)
        .compose(
            problems ->
                problems.isEmpty()
                    ? merge(new PersonId(keptBy), new PersonId(absorbed), reason, by, MOST_ATTEMPTS)
                    : Future.succeededFuture(new MergeOutcome.Refused(problems)));
  }

  private Future<MergeOutcome> merge(
      PersonId keptBy, PersonId absorbed, String reason, Author by, int attempts) {
    return reads
        .identities()
        .compose(
            identities -> {
              List<PersonProblem> problems = MergeCheck.problems(keptBy, absorbed, identities);
              if (!problems.isEmpty()) {
                return Future.succeededFuture(new MergeOutcome.Refused(problems));
              }
              Merge merge =
                  new Merge(identities.revision() + 1, keptBy, absorbed, by, now(), reason, null);
              IdentityChange change = IdentityChange.merged(merge, identities);
              return write(merge, change, event(merge, "merged", by, reason))
                  .compose(
                      written ->
                          written
                              ? Future.succeededFuture(new MergeOutcome.Done(merge, change))
                              : again(attempts, left -> merge(keptBy, absorbed, reason, by, left)));
            });
  }

  /** Undoes a merge: the identifiers that it moved are a person of their own again. */
  public Future<MergeOutcome> undo(long number, String reason, Author by) {
    List<PersonProblem> problems = MergeCheck.reasonProblems(reason);
    return problems.isEmpty()
        ? undo(number, reason, by, MOST_ATTEMPTS)
        : Future.succeededFuture(new MergeOutcome.Refused(problems));
  }

  private Future<MergeOutcome> undo(long number, String reason, Author by, int attempts) {
    return reads
        .identities()
        .compose(
            before ->
                reads
                    .find(number)
                    .compose(
                        found ->
                            found
                                .map(merge -> undo(merge, before, reason, by, attempts))
                                .orElseGet(
                                    () -> Future.succeededFuture(new MergeOutcome.Unknown()))));
  }

  private Future<MergeOutcome> undo(
      Merge merge, Identities before, String reason, Author by, int attempts) {
    if (!merge.stands()) {
      return Future.succeededFuture(
          new MergeOutcome.Refused(List.of(new PersonProblem("$", "the merge is undone already"))));
    }
    Merge undone = merge.undoneBy(new Merge.Undoing(by, now(), reason));
    return reads
        .standing()
        .compose(
            standing -> {
              List<Merge> rest = new ArrayList<>(standing);
              rest.removeIf(other -> other.number() == merge.number());
              Identities after = Identities.of(before.revision() + 1, rest);
              IdentityChange change = IdentityChange.undone(merge, before, after);
              return write(undone, change, event(merge, "unmerged", by, reason))
                  .compose(
                      written ->
                          written
                              ? Future.succeededFuture(new MergeOutcome.Done(undone, change))
                              : again(attempts, left -> undo(merge.number(), reason, by, left)));
            });
  }

  private static Future<MergeOutcome> again(int attempts, IntFunction<Future<MergeOutcome>> next) {
    return attempts > 1
        ? next.apply(attempts - 1)
        : Future.failedFuture(
            new IllegalStateException("identities changed " + MOST_ATTEMPTS + " times meanwhile"));
  }

  /** Completes with false when another change came in between. */
  private Future<Boolean> write(Merge merge, IdentityChange change, AuditEvent event) {
    return trail
        .write(IdentityReads.writes(merge, change), event)
        .map(
            outcome -> {
              boolean written = outcome instanceof WriteOutcome.Written;
              if (written) {
                listeners.forEach(listener -> listener.accept(change));
              }
              return written;
            });
  }

  private static AuditEvent event(Merge merge, String action, Author by, String reason) {
    return new AuditEvent(
        by,
        action,
        AuditEvent.Subject.PERSON,
        merge.absorbed().value(),
        null,
        Map.of(
            "kept", merge.kept().value(),
            "merge", Long.toString(merge.number()),
            "reason", reason));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
