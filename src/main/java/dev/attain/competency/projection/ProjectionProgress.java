package dev.attain.competency.projection;

import dev.attain.competency.projection.shares.Shares;
import dev.attain.competency.projection.shares.Strand;
import dev.attain.statements.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the shares that a node holds have come.
 *
 * @param checkpoint the last statement consumed for all of them
 * @param consistentThrough everything at or below it is consumed; at or after the checkpoint
 * @param oldestWaiting null when nothing is known to wait
 */
record ProjectionProgress(
    Shares held,
    Position checkpoint,
    Position consistentThrough,
    @Nullable Position oldestWaiting) {

  /** That of a node that holds nothing yet. */
  static final ProjectionProgress NONE =
      new ProjectionProgress(Shares.NONE, Position.START, Position.START, null);

  /** The same, when a statement was found that waits. */
  ProjectionProgress waiting(Position oldest) {
    return new ProjectionProgress(held, checkpoint, consistentThrough, oldest);
  }

  /**
   * What comes after this one. What was consistent stays so while the same shares are held.
   *
   * @param strands those that are held now, by position
   * @param readThrough when nothing waits at or below it, else null
   */
  ProjectionProgress next(List<Strand> strands, @Nullable Position readThrough) {
    Shares all = strands.stream().map(Strand::shares).reduce(Shares.NONE, Shares::plus);
    Position first = strands.isEmpty() ? Position.START : strands.get(0).position();
    Position consistent = held.equals(all) ? later(consistentThrough, first) : first;
    return readThrough == null && !strands.isEmpty()
        ? new ProjectionProgress(all, first, consistent, oldestWaiting)
        : new ProjectionProgress(
            all, first, readThrough == null ? consistent : later(consistent, readThrough), null);
  }

  private static Position later(Position one, Position other) {
    return one.compareTo(other) < 0 ? other : one;
  }
}
