package dev.attain.analytics.statements.rollup;

import dev.attain.analytics.statements.rollup.RollupPartitions.Whole;
import dev.attain.feed.InTurn;
import dev.attain.feed.Scheduler;
import dev.attain.records.RecordComparison;
import dev.attain.records.RecordStore;
import dev.attain.statements.Position;
import dev.attain.statements.StatementStore;
import dev.attain.statements.Terms;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Holds the summaries that are kept against those that the log gives: takes the kept ones to its
 * end, as a server does, counts all anew elsewhere, and compares what the partitions come to.
 *
 * <p>It writes to what is kept, which nobody else may do meanwhile.
 */
public final class RollupVerification {
  private static final int READ_AT_ONCE = 500;
  private static final RollupChunk NOTHING = new RollupChunk();

  private final RecordStore kept;
  private final Consumer<String> differences;
  private final RollupPartitions keptPartitions;
  private final RollupPartitions wantedPartitions;
  private final InTurn work;

  /**
   * @param anew holds no summaries
   * @param differences is told of each, in one line
   */
  public RollupVerification(
      StatementStore log,
      RecordStore kept,
      RecordStore anew,
      Scheduler scheduler,
      Consumer<String> differences) {
    this.kept = kept;
    this.differences = differences;
    this.keptPartitions = new RollupPartitions(kept, differences);
    this.wantedPartitions = new RollupPartitions(anew, differences);
    this.work =
        new InTurn(
            List.of(
                rollups(log, kept, scheduler)::step,
                rollups(log, anew, scheduler)::step,
                voidings(kept, anew)::step,
                this::compareNext));
  }

  private static Rollups rollups(StatementStore log, RecordStore records, Scheduler scheduler) {
    return new Rollups(
        log, records, new Terms(), scheduler, RollupBounds.reading(READ_AT_ONCE), () -> {});
  }

  private RecordComparison voidings(RecordStore kept, RecordStore anew) {
    return new RecordComparison(
        RollupRecord.VOIDED,
        kept,
        anew,
        (id, is, should) ->
            differences.accept("what voided the statement " + id + " is not what the log gives"));
  }

  /** How far the kept ones have come in the log by now; empty when another release kept them. */
  public Future<Optional<Position>> position() {
    return Rollups.find(kept)
        .map(
            found ->
                Optional.of(found.state()).filter(RollupState::isKnown).map(RollupState::through));
  }

  /** All that is to be done. */
  public InTurn work() {
    return work;
  }

  private Future<Boolean> compareNext() {
    return keptPartitions
        .fill()
        .compose(filled -> wantedPartitions.fill())
        .map(filled -> compare());
  }

  private boolean compare() {
    Whole is = keptPartitions.current();
    Whole should = wantedPartitions.current();
    if (is != null && (should == null || is.prefix().compareTo(should.prefix()) < 0)) {
      keptPartitions.pass();
      tell(is, is.chunk(), NOTHING);
    } else if (should != null && (is == null || is.prefix().compareTo(should.prefix()) > 0)) {
      wantedPartitions.pass();
      tell(should, NOTHING, should.chunk());
    } else if (is != null && should != null) {
      keptPartitions.pass();
      wantedPartitions.pass();
      tell(is, is.chunk(), should.chunk());
    }
    return is != null || should != null;
  }

  private void tell(Whole about, RollupChunk is, RollupChunk should) {
    is.findDifference(should)
        .ifPresent(difference -> differences.accept(about.about() + ": " + difference));
  }
}
