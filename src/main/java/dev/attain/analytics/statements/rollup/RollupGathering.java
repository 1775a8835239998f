package dev.attain.analytics.statements.rollup;

import dev.attain.analytics.statements.measure.Dimension;
import dev.attain.analytics.statements.measure.Grouping;
import dev.attain.analytics.statements.measure.Groups;
import dev.attain.analytics.statements.measure.Summary;
import dev.attain.feed.Scheduler;
import dev.attain.records.RecordPage;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.StoredRecord;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One answer being put together from summaries. */
final class RollupGathering {
  private static final int MOST_SUMMARIES = 200_000;
  private static final int PART_OF_HEAP = 4;
  private static final long MOST_OCTETS =
      Math.min(128_000_000, Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
  private static final int PAGE = 50;
  private static final int FEW_LISTS = 100;

  private final RecordStore records;
  private final Scheduler scheduler;
  private final RollupPlan plan;
  private final RollupTable table;
  private final Grouping grouping;
  private final Groups groups = new Groups();
  private final RollupPartition partition = new RollupPartition();
  private int summaries;
  private long octets;
  private boolean broken;

  RollupGathering(RecordStore records, Scheduler scheduler, RollupPlan plan, Grouping grouping) {
    this.records = records;
    this.scheduler = scheduler;
    this.plan = plan;
    this.table = plan.table();
    this.grouping = grouping;
  }

  /** The groups; empty when too much was to be read, or summaries say too little. */
  Future<Optional<Groups>> all() {
    return prefixes()
        .compose(prefixes -> each(prefixes, 0))
        .map(
            done -> {
              Map<Long, Long> persons = Summary.persons(grouping.who());
              if (broken) {
                return Optional.empty();
              }
              return Optional.of(persons.isEmpty() ? groups : groups.merged(persons));
            });
  }

  /** What the ids of the records begin with: as few as may be, and no more than there are. */
  private Future<List<String>> prefixes() {
    Set<Integer> parts = plan.parts();
    if (parts.isEmpty()) {
      return Future.succeededFuture(List.of(table.code()));
    }
    List<String> whole = parts.stream().map(table::prefix).toList();
    return plan.isBounded()
        ? months(new TreeSet<>(), null)
            .map(
                months -> {
                  List<String> spans = months.stream().flatMap(m -> spans(m).stream()).toList();
                  return (long) spans.size() * parts.size() > FEW_LISTS
                      ? whole
                      : parts.stream()
                          .flatMap(part -> spans.stream().map(span -> table.prefix(part, span)))
                          .toList();
                })
        : Future.succeededFuture(whole);
  }

  /** The months that there are summaries of: each has some by source. */
  private Future<TreeSet<String>> months(TreeSet<String> known, @Nullable String next) {
    String prefix = new RollupTable(RollupKind.SOURCE, RollupLevel.MONTH).prefix(0);
    return scheduler
        .here(records.list(page(prefix, next)))
        .compose(
            (RecordPage page) -> {
              page.records()
                  .forEach(stored -> known.add(RollupPartition.span(stored.id(), prefix.length())));
              return page.next() == null
                  ? Future.succeededFuture(known)
                  : months(known, page.next());
            });
  }

  private List<String> spans(String month) {
    List<String> spans = new ArrayList<>();
    Instant start = RollupLevel.MONTH.start(month);
    Instant end = RollupLevel.MONTH.end(start);
    for (Instant at = start; at.isBefore(end); at = table.span().end(at)) {
      String span = table.span().bucket(at);
      if (plan.touches(table.span(), span)) {
        spans.add(span);
      }
    }
    return spans;
  }

  private Future<Void> each(List<String> prefixes, int next) {
    return next == prefixes.size() || broken
        ? Future.succeededFuture()
        : list(prefixes.get(next), null).compose(done -> each(prefixes, next + 1));
  }

  private Future<Void> list(String prefix, @Nullable String next) {
    return scheduler
        .here(records.list(page(prefix, next)))
        .compose(
            (RecordPage page) -> {
              page.records().forEach(this::take);
              if (page.next() == null || broken) {
                partition.ended().forEach(this::count);
                return Future.succeededFuture();
              }
              return list(prefix, page.next());
            });
  }

  private static RecordQuery page(String prefix, @Nullable String next) {
    return new RecordQuery(RollupRecord.COLLECTION, null, prefix, false, next, PAGE);
  }

  private void take(StoredRecord stored) {
    octets += stored.json().length;
    broken = broken || octets > MOST_OCTETS;
    String span = RollupPartition.span(stored.id(), table.prefix(0).length());
    if (!broken && plan.touches(table.span(), span)) {
      partition.take(stored, span).forEach(this::count);
    }
  }

  private void count(RollupPartition.Held held) {
    held.summaries()
        .forEach(
            (number, values, summary) -> {
              Instant start = table.start(held.span(), number);
              if (!broken && plan.covers(start) && plan.allows(values)) {
                broken = ++summaries > MOST_SUMMARIES;
                groups.add(key(start, values), Summary.of(summary));
              }
            });
  }

  private List<@Nullable String> key(Instant start, List<@Nullable String> values) {
    List<@Nullable String> key = new ArrayList<>();
    for (Dimension dimension : grouping.by()) {
      if (dimension.isTime()) {
        // Of a zone that is off by half an hour the hours of UTC say too little.
        int offset = grouping.zone().getRules().getOffset(start).getTotalSeconds();
        broken = broken || offset % Duration.ofHours(1).toSeconds() != 0;
        key.add(grouping.bucket(dimension, start));
      } else {
        key.add(values.get(table.kind().dimensions().indexOf(dimension)));
      }
    }
    return key;
  }
}
