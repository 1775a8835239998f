package dev.attain.statements;

import dev.attain.xapi.StatementId;
import java.util.List;

/** What became of a batch: all of it is stored, or none. */
public sealed interface AppendOutcome {

  /**
   * The batch is durable.
   *
   * @param appended how many statements are new in the log
   * @param alreadyKnown how many were there before, equal under their id, and were not stored again
   * @param last the position of the last new statement; the horizon before it when none is new
   */
  record Appended(int appended, int alreadyKnown, Position last) implements AppendOutcome {}

  /** Nothing is stored: these ids name different statements in the log or within the batch. */
  record Conflict(List<StatementId> ids) implements AppendOutcome {
    public Conflict {
      ids = List.copyOf(ids);
    }
  }

  /** Nothing is stored: these voiding statements point at statements that void others. */
  record VoidsVoiding(List<StatementId> ids) implements AppendOutcome {
    public VoidsVoiding {
      ids = List.copyOf(ids);
    }
  }

  /**
   * Nothing is stored: these statements are larger than this engine can hold in one piece.
   *
   * @param maxBytes of the JSON of one statement, about
   */
  record TooLarge(List<StatementId> ids, int maxBytes) implements AppendOutcome {
    public TooLarge {
      ids = List.copyOf(ids);
    }
  }
}
