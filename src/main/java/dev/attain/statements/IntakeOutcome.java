package dev.attain.statements;

import dev.attain.xapi.StatementId;
import dev.attain.xapi.validation.Violation;
import java.util.List;

/** What became of statements that were sent: all of them are stored, or none. */
public sealed interface IntakeOutcome {

  /**
   * All are in the log, durably.
   *
   * @param ids in the order of the statements sent
   * @param appended how many of them are new
   * @param alreadyKnown how many were there before, equal under their id
   * @param warnings how many rules of chosen profiles they break, of which the sender is to be told
   */
  record Stored(List<StatementId> ids, int appended, int alreadyKnown, int warnings)
      implements IntakeOutcome {
    public Stored {
      ids = List.copyOf(ids);
    }
  }

  /** Nothing is stored: these rules are broken. */
  record Malformed(List<Violation> violations) implements IntakeOutcome {
    public Malformed {
      violations = List.copyOf(violations);
    }
  }

  /** Nothing is stored: different statements with these ids are in the log. */
  record Conflict(List<StatementId> ids) implements IntakeOutcome {
    public Conflict {
      ids = List.copyOf(ids);
    }
  }
}
