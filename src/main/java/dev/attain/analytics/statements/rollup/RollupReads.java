package dev.attain.analytics.statements.rollup;

import dev.attain.analytics.statements.filter.Filter;
import dev.attain.analytics.statements.measure.Dimension;
import dev.attain.analytics.statements.measure.Grouping;
import dev.attain.analytics.statements.measure.Groups;
import dev.attain.analytics.statements.measure.Summary;
import dev.attain.feed.Scheduler;
import dev.attain.records.RecordPage;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.StoredRecord;
import dev.attain.statements.Position;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Answers questions from the summaries that are kept. */
public final class RollupReads {
  /** The most summaries that one answer reads. */
  public static final int MOST_READ = 200_000;

  private static final int PAGE = 2_000;
  private static final int FEW_BUCKETS = 100;
  private static final int HOUR_SECONDS = 3_600;

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
              if (found.isEmpty()) {
                return Future.succeededFuture(Optional.<Answer>empty());
              }
              Position through = Rollups.checkpoint(found.get()).position();
              Gathering gathering = new Gathering(plan.get(), grouping);
              return gathering
                  .all()
                  .map(
                      whole ->
                          whole
                              ? Optional.of(new Answer(gathering.groups, through))
                              : Optional.empty());
            });
  }

  /** One answer being put together. */
  private final class Gathering {
    private final RollupPlan plan;
    private final Grouping grouping;
    private final Map<Long, Long> persons;
    private final Groups groups = new Groups();
    private int read;
    private boolean broken;

    Gathering(RollupPlan plan, Grouping grouping) {
      this.plan = plan;
      this.grouping = grouping;
      this.persons = Summary.persons(grouping.who());
    }

    /** Whether all was read. */
    Future<Boolean> all() {
      if (plan.kind() == RollupKind.ALL) {
        return list(RollupRecord.prefix(plan.kind(), plan.level(), ""), null).map(v -> !broken);
      }
      return buckets(new TreeSet<>(), null)
          .compose(
              buckets -> {
                List<List<@Nullable String>> named = plan.combinations();
                if (named.isEmpty()) {
                  return buckets.size() > FEW_BUCKETS
                      ? list(RollupRecord.prefix(plan.kind(), plan.level(), ""), null)
                      : each(List.copyOf(buckets), 0);
                }
                List<String> ids = new ArrayList<>();
                for (String bucket : buckets) {
                  named.forEach(
                      values ->
                          ids.add(RollupRecord.id(plan.kind(), plan.level(), bucket, values)));
                }
                return find(ids, 0);
              })
          .map(done -> !broken);
    }

    /** Which buckets there are, within the bounds: there is a summary of all for each. */
    private Future<TreeSet<String>> buckets(TreeSet<String> known, @Nullable String next) {
      String prefix = RollupRecord.prefix(RollupKind.ALL, plan.level(), "");
      return scheduler
          .here(records.list(page(prefix, next)))
          .compose(
              (RecordPage page) -> {
                for (StoredRecord stored : page.records()) {
                  String rest = stored.id().substring(prefix.length());
                  String bucket = rest.substring(0, rest.indexOf(' '));
                  if (plan.covers(bucket)) {
                    known.add(bucket);
                  }
                }
                return page.next() == null
                    ? Future.succeededFuture(known)
                    : buckets(known, page.next());
              });
    }

    private Future<Void> each(List<String> buckets, int next) {
      return next == buckets.size() || broken
          ? Future.succeededFuture()
          : list(RollupRecord.prefix(plan.kind(), plan.level(), buckets.get(next)), null)
              .compose(done -> each(buckets, next + 1));
    }

    private Future<Void> list(String prefix, @Nullable String next) {
      return scheduler
          .here(records.list(page(prefix, next)))
          .compose(
              (RecordPage page) -> {
                take(page.records());
                return page.next() == null || broken
                    ? Future.succeededFuture()
                    : list(prefix, page.next());
              });
    }

    private Future<Void> find(List<String> ids, int start) {
      if (start >= ids.size() || broken) {
        return Future.succeededFuture();
      }
      int end = Math.min(ids.size(), start + PAGE);
      return scheduler
          .here(records.findAll(RollupRecord.COLLECTION, ids.subList(start, end)))
          .compose(
              found -> {
                take(found.values());
                return find(ids, end);
              });
    }

    private void take(Collection<StoredRecord> some) {
      read += some.size();
      broken = broken || read > MOST_READ;
      for (StoredRecord stored : some) {
        RollupRecord record = RollupRecord.read(stored);
        if (plan.covers(record.b()) && plan.allows(record.v())) {
          groups.add(key(record), Summary.of(record.k()).merged(persons));
        }
      }
    }

    private List<@Nullable String> key(RollupRecord record) {
      List<@Nullable String> key = new ArrayList<>();
      Instant start = plan.level().start(record.b());
      for (Dimension dimension : grouping.by()) {
        if (dimension.isTime()) {
          // Of a zone that is off by half an hour the hours of UTC say too little.
          int offset = grouping.zone().getRules().getOffset(start).getTotalSeconds();
          broken = broken || offset % HOUR_SECONDS != 0;
          key.add(grouping.bucket(dimension, start));
        } else {
          key.add(record.v().get(plan.kind().dimensions().indexOf(dimension)));
        }
      }
      return key;
    }

    private RecordQuery page(String prefix, @Nullable String next) {
      return new RecordQuery(RollupRecord.COLLECTION, null, prefix, false, next, PAGE);
    }
  }
}
