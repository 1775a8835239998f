package dev.attain.analytics.statements.rollup;

import dev.attain.analytics.statements.filter.StatementRow;
import dev.attain.analytics.statements.measure.Facts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What some statements change of summaries, each of which is there once. */
final class RollupChanges {
  private static final int CELL_OCTETS = 600;
  private static final int PERSON_OCTETS = 32;
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

  /** The summaries of the same values, by their buckets. */
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
    int people = row.people().size();
    groups.forEach(
        (kind, known) -> {
          List<@Nullable String> values = kind.values(row);
          Group group =
              known.computeIfAbsent(values, v -> new Group(RollupRecord.hash(v), new HashMap<>(4)));
          for (RollupLevel level : kind.levels()) {
            String bucket = times.get(level);
            change.accept(
                group
                    .cells()
                    .computeIfAbsent(
                        bucket,
                        b -> cell(RollupRecord.prefix(kind, level, b) + group.hash(), b, values)));
            octets += (long) PERSON_OCTETS * (1 + people);
          }
        });
  }

  private RollupCell cell(String id, String bucket, List<@Nullable String> values) {
    RollupCell cell = new RollupCell(id, bucket, values);
    cells.add(cell);
    octets += CELL_OCTETS;
    return cell;
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

  /** The summaries that change. */
  List<RollupCell> cells() {
    return cells;
  }

  /** About how much of memory they take. */
  long octets() {
    return octets;
  }
}
