package dev.attain.analytics.statements.rollup;

import dev.attain.analytics.statements.filter.StatementRow;
import dev.attain.analytics.statements.measure.Facts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What some statements change of summaries, each of which is there once. A statement is counted in
 * the finest ones; the others are put together from those when all is counted, of which there are
 * fewer than statements.
 */
final class RollupChanges {
  /** With its part of those that are put together. */
  private static final int CELL_OCTETS = 1_200;

  private static final int FACTS_OCTETS = 64;
  private static final int HOUR_SECONDS = 3_600;

  private final Map<RollupKind, Map<List<@Nullable String>, Group>> groups =
      new EnumMap<>(RollupKind.class);
  private final Map<Long, Map<RollupLevel, String>> buckets = new HashMap<>();
  private final List<RollupCell> cells = new ArrayList<>();
  private long octets;

  RollupChanges() {
    for (RollupKind kind : RollupKind.values()) {
      groups.put(kind, new HashMap<>());
    }
  }

  /** The summaries of the same values, by their buckets, whose lengths tell the levels apart. */
  private record Group(String hash, Map<String, RollupCell> cells) {}

  /** A statement counts from now on. */
  void add(StatementRow row) {
    Facts facts = facts(row);
    each(row, cell -> cell.add(facts));
  }

  /** A statement that counted does so no longer. */
  void remove(StatementRow row) {
    Facts facts = facts(row);
    each(row, cell -> cell.remove(facts));
  }

  private static Facts facts(StatementRow row) {
    return Facts.of(row, row.people());
  }

  private void each(StatementRow row, Consumer<RollupCell> change) {
    Map<RollupLevel, String> times = times(row.timestamp());
    for (RollupKind kind : RollupKind.COUNTED) {
      RollupLevel level = kind.finest();
      change.accept(cell(kind, level, Objects.requireNonNull(times.get(level)), kind.values(row)));
    }
    octets += (long) FACTS_OCTETS * RollupKind.COUNTED.size() * (1 + row.people().size());
  }

  private RollupCell cell(
      RollupKind kind, RollupLevel level, String bucket, List<@Nullable String> values) {
    Group group =
        Objects.requireNonNull(groups.get(kind))
            .computeIfAbsent(values, v -> new Group(RollupRecord.hash(v), new HashMap<>(4)));
    RollupCell known = group.cells().get(bucket);
    if (known == null) {
      String id = RollupRecord.prefix(kind, level, bucket) + group.hash();
      known = new RollupCell(id, kind, level, bucket, values);
      group.cells().put(bucket, known);
      cells.add(known);
      octets += CELL_OCTETS;
    }
    return known;
  }

  private void rollUp() {
    for (RollupKind kind : RollupKind.values()) {
      kind.parts().ifPresent(parts -> rollUp(parts, parts.finest(), kind, kind.finest()));
      RollupLevel finer = kind.finest();
      for (RollupLevel level : kind.coarser()) {
        rollUp(kind, finer, kind, level);
        finer = level;
      }
    }
  }

  private void rollUp(RollupKind from, RollupLevel finer, RollupKind to, RollupLevel coarser) {
    for (RollupCell part : cells.stream().filter(cell -> cell.is(from, finer)).toList()) {
      cell(to, coarser, coarser.around(part.bucket()), to.values(from, part.values())).add(part);
    }
  }

  /** The buckets that an instant falls into; few instants have an hour of their own. */
  private Map<RollupLevel, String> times(Instant at) {
    return buckets.computeIfAbsent(
        Math.floorDiv(at.getEpochSecond(), HOUR_SECONDS),
        hour -> {
          Map<RollupLevel, String> times = new EnumMap<>(RollupLevel.class);
          for (RollupLevel level : RollupLevel.values()) {
            times.put(level, level.bucket(at));
          }
          return times;
        });
  }

  /** How many summaries statements were counted in. */
  int counted() {
    return cells.size();
  }

  /** About how much of memory they take. */
  long octets() {
    return octets;
  }

  /** All summaries that change; to be asked once, when all is counted. */
  List<RollupCell> all() {
    rollUp();
    return cells;
  }
}
