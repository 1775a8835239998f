package dev.attain.competency.framework.catalog;

import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.Framework.Approval;
import dev.attain.competency.framework.Framework.Status;
import dev.attain.competency.framework.Problem;
import dev.attain.competency.framework.catalog.FrameworkLife.Event;
import dev.attain.json.Json;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/** What is decided about a step in the life of a version: the version after it, or why not. */
sealed interface LifeStep {

  record Taken(Framework framework, Event event) implements LifeStep {
    public Taken {
      Objects.requireNonNull(framework);
      Objects.requireNonNull(event);
    }
  }

  record Declined(Transition instead) implements LifeStep {
    public Declined {
      Objects.requireNonNull(instead);
    }
  }

  static LifeStep revision(Framework content, StoredVersion there, Event revised) {
    if (content.status() != Status.DRAFT) {
      return refused(
          List.of(
              new Problem("$.status", "must be draft: further states are reached step by step")));
    }
    return there.framework().status() == Status.DRAFT
        ? new Taken(content, revised)
        : notAllowed(
            "$.status",
            "the version is "
                + name(there.framework().status())
                + " and never changes: give the changed document a new version");
  }

  static LifeStep staging(StoredVersion there, List<Framework> all, Event staged) {
    if (there.framework().status() != Status.DRAFT) {
      return notAllowed("$.status", "only a draft can be staged; " + state(there));
    }
    // What the draft's author wrote there is no approval: those are given one by one from here.
    Framework framework = there.framework().inState(Status.STAGED, List.of());
    List<Problem> problems = StagingCheck.problems(framework, all, day(staged));
    return problems.isEmpty() ? new Taken(framework, staged) : refused(problems);
  }

  static LifeStep approval(StoredVersion there, Event approval) {
    if (there.framework().status() != Status.STAGED) {
      return notAllowed("$.status", "only a staged version can be approved; " + state(there));
    }
    for (Event earlier : there.life().approvals()) {
      if (earlier.side() == approval.side()) {
        return notAllowed("$.approvals", "this side has approved it: " + earlier.sentence());
      }
      if (earlier.by().key().equals(approval.by().key())) {
        return notAllowed(
            "$.approvals",
            "the two sides approve by different credentials; this one has approved it: "
                + earlier.sentence());
      }
    }
    List<Approval> approvals =
        there.life().with(approval).approvals().stream().map(LifeStep::document).toList();
    boolean both = approvals.size() == Approval.Side.values().length;
    Framework framework =
        there.framework().inState(both ? Status.APPROVED : Status.STAGED, approvals);
    List<Problem> past = StagingCheck.past(framework, day(approval));
    return past.isEmpty() ? new Taken(framework, approval) : refused(past);
  }

  static LifeStep retirement(StoredVersion there, Event retired) {
    return there.framework().status() == Status.RETIRED
        ? notAllowed("$.status", "the version is retired already")
        : new Taken(
            there.framework().inState(Status.RETIRED, there.framework().approvals()), retired);
  }

  /** The constant as documents have it. */
  static String name(Enum<?> constant) {
    return Json.MAPPER.valueToTree(constant).textValue();
  }

  /** Two credentials may have one name, so a document names both. */
  private static Approval document(Event approval) {
    return new Approval(
        approval.by().name() + " (" + approval.by().key() + ")",
        Objects.requireNonNull(approval.side()),
        day(approval));
  }

  private static LocalDate day(Event event) {
    return LocalDate.ofInstant(event.at(), ZoneOffset.UTC);
  }

  private static String state(StoredVersion version) {
    return "this one is " + name(version.framework().status());
  }

  private static LifeStep notAllowed(String path, String message) {
    return new Declined(new Transition.NotAllowed(new Problem(path, message)));
  }

  private static LifeStep refused(List<Problem> problems) {
    return new Declined(new Transition.Refused(problems));
  }
}
