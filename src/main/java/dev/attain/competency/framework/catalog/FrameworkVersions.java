package dev.attain.competency.framework.catalog;

import dev.attain.audit.AuditEvent;
import dev.attain.audit.AuditTrail;
import dev.attain.audit.Author;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.Framework.Approval;
import dev.attain.competency.framework.Framework.Status;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.framework.Problem;
import dev.attain.competency.framework.catalog.FrameworkLife.Act;
import dev.attain.competency.framework.catalog.FrameworkLife.Event;
import dev.attain.competency.framework.document.FrameworkCheck;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.WriteOutcome;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The versions of frameworks and their lives: draft, staged, approved, retired. A draft's content
 * may be replaced, that of any other version never changes. Each step is written together with the
 * version's history and the audit trail.
 */
public final class FrameworkVersions {
  private static final RecordCollection VERSIONS = new RecordCollection("frameworks", List.of());
  private static final RecordCollection LIVES = new RecordCollection("framework-lives", List.of());
  private static final int MOST_ATTEMPTS = 20;

  private final DocumentCollection<Framework> versions;
  private final DocumentCollection<FrameworkLife> lives;
  private final AuditTrail trail;
  private final InstantSource clock;
  private final KnownTemplates templates;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  FrameworkVersions(RecordStore records, InstantSource clock, KnownTemplates templates) {
    this.versions = new DocumentCollection<>(records, VERSIONS, Framework.class);
    this.lives = new DocumentCollection<>(records, LIVES, FrameworkLife.class);
    this.trail = new AuditTrail(records, clock);
    this.clock = clock;
    this.templates = templates;
  }

  /** Calls {@code listener} after each step that may change what is in force. */
  void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** All versions of all frameworks, in no order that means anything. */
  Future<List<Framework>> all() {
    return versions.all();
  }

  public Future<Optional<StoredVersion>> find(FrameworkVersion version) {
    String id = version.toString();
    return Future.all(versions.findRevision(id), lives.find(id))
        .map(
            both -> {
              Optional<DocumentCollection.Revision<Framework>> found = both.resultAt(0);
              Optional<FrameworkLife> life = both.resultAt(1);
              return found.map(
                  revision ->
                      new StoredVersion(
                          revision.document(), revision.number(), life.orElse(FrameworkLife.NONE)));
            });
  }

  /**
   * Stores a new version in the state that its document says. A state beyond draft is an import:
   * the approvals that the document names are taken over, so {@code by} must be trusted with that.
   */
  public Future<Publication> create(Framework framework, Author by) {
    return problems(framework)
        .compose(
            problems ->
                problems.isEmpty()
                    ? store(framework, by)
                    : Future.succeededFuture(new Publication.Refused(problems)));
  }

  private Future<Publication> store(Framework framework, Author by) {
    Act act = framework.status() == Status.DRAFT ? Act.DRAFTED : Act.IMPORTED;
    Event event = event(act, by);
    return write(framework, RecordWrite.ABSENT, FrameworkLife.NONE, event)
        .compose(
            outcome -> {
              if (outcome instanceof WriteOutcome.Written) {
                return Future.succeededFuture(new Publication.Created());
              }
              return versions
                  .find(framework.versionId().toString())
                  .map(there -> compare(framework, there.orElseThrow()));
            });
  }

  private static Publication compare(Framework given, Framework there) {
    if (given.equals(there)) {
      return new Publication.Unchanged();
    }
    String version = "version " + given.version() + " of " + given.id();
    return new Publication.Conflict(
        new Problem(
            "$.version",
            there.status() == Status.DRAFT
                ? version
                    + " is stored as another draft: replace it by PUT, naming the revision that you"
                    + " have seen"
                : version
                    + " is stored with another content or state and never changes, because figures"
                    + " name it: give the changed document a new version"));
  }

  /**
   * Gives a draft another content.
   *
   * @param expectedRevision of the draft that the new content is meant to replace
   */
  public Future<Transition> replaceDraft(Framework framework, long expectedRevision, Author by) {
    return problems(framework)
        .compose(
            problems ->
                problems.isEmpty()
                    ? step(
                        framework.versionId(),
                        OptionalLong.of(expectedRevision),
                        there -> LifeStep.revision(framework, there, event(Act.REVISED, by)))
                    : Future.succeededFuture(new Transition.Refused(problems)));
  }

  /** Ends the work on a draft: its content is fixed, for both sides to approve. */
  public Future<Transition> stage(
      FrameworkVersion version, OptionalLong expectedRevision, Author by, @Nullable String why) {
    return versions
        .all()
        .compose(
            all ->
                step(
                    version,
                    expectedRevision,
                    there -> LifeStep.staging(there, all, event(Act.STAGED, by, null, why))));
  }

  /**
   * Approves a staged version for one side. With the other side's approval, by another credential,
   * it becomes approved, and is in force on its effective dates.
   *
   * @param rationale why the business wants it
   */
  public Future<Transition> approve(
      FrameworkVersion version, Approval.Side side, String rationale, Author by) {
    if (rationale.isBlank()) {
      return Future.succeededFuture(
          new Transition.Refused(
              List.of(new Problem("$.rationale", "must say why the business wants this"))));
    }
    Event approval = event(Act.APPROVED, by, side, rationale);
    return step(version, OptionalLong.empty(), there -> LifeStep.approval(there, approval));
  }

  /** Ends a version's life; an approved one is not in force any more. */
  public Future<Transition> retire(
      FrameworkVersion version, OptionalLong expectedRevision, String reason, Author by) {
    if (reason.isBlank()) {
      return Future.succeededFuture(
          new Transition.Refused(List.of(new Problem("$.reason", "must say why it is retired"))));
    }
    return step(
        version,
        expectedRevision,
        there -> LifeStep.retirement(there, event(Act.RETIRED, by, null, reason)));
  }

  private Future<Transition> step(
      FrameworkVersion version,
      OptionalLong expectedRevision,
      Function<StoredVersion, LifeStep> decision) {
    return step(version, expectedRevision, decision, MOST_ATTEMPTS);
  }

  private Future<Transition> step(
      FrameworkVersion version,
      OptionalLong expectedRevision,
      Function<StoredVersion, LifeStep> decision,
      int attempts) {
    return find(version)
        .compose(
            found -> {
              if (found.isEmpty()) {
                return Future.succeededFuture(new Transition.Unknown());
              }
              StoredVersion there = found.get();
              if (attempts == 0 || expectedRevision.orElse(there.revision()) != there.revision()) {
                return Future.succeededFuture(new Transition.Stale(there.revision()));
              }
              LifeStep step = decision.apply(there);
              if (step instanceof LifeStep.Declined declined) {
                return Future.succeededFuture(declined.instead());
              }
              LifeStep.Taken taken = (LifeStep.Taken) step;
              return write(taken.framework(), there.revision(), there.life(), taken.event())
                  .compose(
                      outcome ->
                          outcome instanceof WriteOutcome.Written
                              ? Future.succeededFuture(
                                  new Transition.Done(taken.framework(), there.revision() + 1))
                              : step(version, expectedRevision, decision, attempts - 1));
            });
  }

  private Future<WriteOutcome> write(
      Framework framework, long expectedRevision, FrameworkLife before, Event event) {
    String id = framework.versionId().toString();
    Map<String, String> details = new HashMap<>();
    details.put("version", framework.version());
    details.put("status", LifeStep.name(framework.status()));
    if (event.side() != null) {
      details.put("side", LifeStep.name(event.side()));
    }
    if (event.rationale() != null) {
      details.put("rationale", event.rationale());
    }
    return trail
        .write(
            List.of(
                versions.put(id, framework, expectedRevision),
                // The version's own record guards this one: they are only written together.
                lives.put(id, before.with(event), RecordWrite.ANY_REVISION)),
            new AuditEvent(
                event.by(),
                LifeStep.name(event.act()),
                AuditEvent.Subject.FRAMEWORK,
                framework.id(),
                framework,
                details))
        .onSuccess(
            outcome -> {
              if (outcome instanceof WriteOutcome.Written) {
                listeners.forEach(Runnable::run);
              }
            });
  }

  private Future<List<Problem>> problems(Framework framework) {
    return templates
        .ids()
        .map((Set<String> known) -> FrameworkCheck.problems(framework, known::contains));
  }

  private Event event(Act act, Author by) {
    return event(act, by, null, null);
  }

  private Event event(
      Act act, Author by, Approval.@Nullable Side side, @Nullable String rationale) {
    return new Event(act, by, clock.instant().truncatedTo(ChronoUnit.MILLIS), side, rationale);
  }
}
