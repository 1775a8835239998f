package dev.attain.analytics.statements.answer;

import dev.attain.analytics.statements.Stretch;
import dev.attain.analytics.statements.Walk;
import dev.attain.analytics.statements.measure.Grouping;
import dev.attain.analytics.statements.measure.Groups;
import dev.attain.statements.Position;
import io.vertx.core.Future;

/**
 * Statements being looked at, the newest first. Memory is that of the groups and of one stretch.
 */
final class Scan {
  private static final int STRETCH = 500;

  private final MeasureQuestion question;
  private final Grouping grouping;
  private final Walk walk;
  private final Position oldest;
  private final Groups groups = new Groups();
  private volatile Position next;
  private volatile long scanned;
  private volatile boolean ended;

  /**
   * @param walk descending
   * @param oldest where the first statement of all is
   */
  Scan(MeasureQuestion question, Grouping grouping, Walk walk, Position oldest) {
    this.question = question;
    this.grouping = grouping;
    this.walk = walk;
    this.oldest = oldest;
    this.next = walk.start();
  }

  /** Goes on until everything, or at least so many more statements, have been looked at. */
  Future<Scan> run(long most) {
    return run(next, scanned + most);
  }

  private Future<Scan> run(Position from, long until) {
    if (ended || scanned >= until) {
      return Future.succeededFuture(this);
    }
    return walk.next(from, STRETCH)
        .compose(
            stretch -> {
              take(stretch);
              return run(next, until);
            });
  }

  private void take(Stretch stretch) {
    stretch.rows().forEach(row -> groups.add(row, grouping));
    scanned += stretch.scanned();
    next = new Position(Math.max(0, stretch.reached().value() - 1));
    ended = stretch.end();
  }

  boolean ended() {
    return ended;
  }

  long scanned() {
    return scanned;
  }

  /** How much of the way is behind, by the time at which statements were stored: 0 to 1. */
  double share() {
    double whole = (double) walk.last().epochMillis() - oldest.epochMillis();
    double done = (double) walk.last().epochMillis() - next.epochMillis();
    return ended ? 1 : whole <= 0 ? 0 : Math.max(0, Math.min(1, done / whole));
  }

  /** What the statements so far come to; not while it runs. */
  MeasureAnswer answer() {
    return new MeasureAnswer(
        groups.shown(question.limit(), question.by()),
        MeasureAnswer.Origin.SCAN,
        walk.last(),
        scanned,
        ended);
  }
}
