package dev.attain.storage.mongo.log;

import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.statements.Term;
import dev.attain.xapi.StatementId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that a group of batches writes. Snapshots alone would let two transactions that don't see
 * each other both commit; that whatever is pointed at is written too, an id that is not there yet
 * as awaited, makes one of the two fail and look again.
 *
 * @param updates of what is in the log already
 * @param awaited ids that something points at and that are neither there nor awaited yet
 * @param last the position of the last new statement
 */
public record LogChanges(
    List<Insertion> insertions, List<Update> updates, Set<StatementId> awaited, Position last) {
  public LogChanges {
    insertions = List.copyOf(insertions);
    updates = List.copyOf(updates);
    awaited = Set.copyOf(awaited);
    Objects.requireNonNull(last);
  }

  /**
   * A new statement.
   *
   * @param carried its own terms and those it takes over
   * @param awaited whether its id is in the log as awaited, which it takes the place of
   */
  public record Insertion(
      NewStatement statement,
      Position position,
      Set<Term> carried,
      boolean voided,
      boolean awaited) {
    public Insertion {
      Objects.requireNonNull(statement);
      Objects.requireNonNull(position);
      carried = Set.copyOf(carried);
    }
  }

  /**
   * What becomes of a statement, or of an awaited id.
   *
   * @param pointers how many new statements point at it; it is written also when nothing else of it
   *     changes
   * @param carried all terms from now on; null when they and {@code voided} stay as they are
   * @param voided whether it is voided from now on
   */
  public record Update(StatementId id, int pointers, @Nullable Set<Term> carried, boolean voided) {
    public Update {
      Objects.requireNonNull(id);
      carried = carried == null ? null : Set.copyOf(carried);
    }
  }
}
