package dev.attain.people;

import java.util.List;
import java.util.Objects;

/** What became of a merge, or of its undoing. */
public sealed interface MergeOutcome {

  /** It is done. */
  record Done(Merge merge, IdentityChange change) implements MergeOutcome {
    public Done {
      Objects.requireNonNull(merge);
      Objects.requireNonNull(change);
    }
  }

  /** There is no merge of this number. */
  record Unknown() implements MergeOutcome {}

  /** Nothing changed: everything that is wrong. */
  record Refused(List<PersonProblem> problems) implements MergeOutcome {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
