package dev.attain.analytics.statements.rollup;

import dev.attain.analytics.statements.filter.Filter;
import dev.attain.analytics.statements.measure.Grouping;
import dev.attain.analytics.statements.measure.Groups;
import dev.attain.feed.Scheduler;
import dev.attain.records.RecordStore;
import dev.attain.statements.Position;
import io.vertx.core.Future;
import java.util.Objects;
import java.util.Optional;

/** Answers questions from the summaries that are kept. */
public final class RollupReads {
  private final RecordStore records;
  private final Scheduler scheduler;

  /**
   * @param scheduler where summaries are put together: no event loop
   */
  public RollupReads(RecordStore records, Scheduler scheduler) {
    this.records = records;
    this.scheduler = scheduler;
  }

  /**
   * Groups that summaries came to.
   *
   * @param through every statement at or below it counts; some after it may
   */
  public record Answer(Groups groups, Position through) {
    public Answer {
      Objects.requireNonNull(groups);
      Objects.requireNonNull(through);
    }
  }

  /** Empty when no summaries answer it, or too many were to be read. */
  public Future<Optional<Answer>> answer(Filter filter, Grouping grouping) {
    Optional<RollupPlan> plan = RollupPlan.of(filter, grouping.by(), grouping.zone());
    if (plan.isEmpty()) {
      return Future.succeededFuture(Optional.empty());
    }
    // The position first: what is read after it is at least as new.
    return records
        .find(RollupRecord.CHECKPOINT, RollupRecord.LOG)
        .compose(
            found -> {
              RollupState state =
                  found.map(RollupState.Kept::of).orElse(RollupState.Kept.NONE).state();
              if (found.isEmpty() || !state.isKnown()) {
                return Future.succeededFuture(Optional.<Answer>empty());
              }
              return new RollupGathering(records, scheduler, plan.get(), grouping)
                  .all()
                  .map(whole -> whole.map(groups -> new Answer(groups, state.through())));
            });
  }
}
