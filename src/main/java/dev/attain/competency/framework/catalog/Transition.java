package dev.attain.competency.framework.catalog;

import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.Problem;
import java.util.List;
import java.util.Objects;

/** What became of a step in the life of a version. */
public sealed interface Transition {

  /**
   * It is done.
   *
   * @param revision of the version's record, for the precondition of a further step
   */
  record Done(Framework framework, long revision) implements Transition {
    public Done {
      Objects.requireNonNull(framework);
    }
  }

  /** There is no such version. */
  record Unknown() implements Transition {}

  /** Somebody was faster: the version has another revision than the one expected. */
  record Stale(long revision) implements Transition {}

  /** The version's state, or who asks, does not allow it. */
  record NotAllowed(Problem problem) implements Transition {
    public NotAllowed {
      Objects.requireNonNull(problem);
    }
  }

  /** What was sent, or the version itself, is not sound. */
  record Refused(List<Problem> problems) implements Transition {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
