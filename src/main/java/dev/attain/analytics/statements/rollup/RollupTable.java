package dev.attain.analytics.statements.rollup;

import dev.attain.analytics.statements.measure.Dimension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Summaries by the same dimensions, for times of the same length. They are kept in partitions:
 * those of a day or month together, and where an activity is among the dimensions, divided by it,
 * so that little is read for one activity.
 */
record RollupTable(RollupKind kind, RollupLevel level) {
  static final List<RollupTable> ALL = all();

  private static final int PARTS = 64;
  private static final int HOUR_AT = 11;

  private static List<RollupTable> all() {
    List<RollupTable> all = new ArrayList<>();
    for (RollupKind kind : RollupKind.values()) {
      kind.levels().forEach(level -> all.add(new RollupTable(kind, level)));
    }
    return List.copyOf(all);
  }

  /** How the ids of its records begin. */
  String code() {
    return "" + kind.code() + level.code();
  }

  /** The time that summaries are kept together for. */
  RollupLevel span() {
    return level == RollupLevel.HOUR ? RollupLevel.DAY : RollupLevel.MONTH;
  }

  boolean isDivided() {
    return kind.dimensions().contains(Dimension.ACTIVITY);
  }

  /** Which part summaries of these values are in. */
  int part(List<@Nullable String> values) {
    if (!isDivided()) {
      return 0;
    }
    String activity = values.get(kind.dimensions().indexOf(Dimension.ACTIVITY));
    return activity == null ? 0 : part(activity);
  }

  /** Which part an activity is in, where it is divided. */
  int part(String activity) {
    return Math.floorMod(activity.hashCode(), PARTS);
  }

  /** What ids of a part begin with. */
  String prefix(int part) {
    return code() + (char) ('0' + part) + " ";
  }

  /** What ids of a partition begin with. */
  String prefix(int part, String span) {
    return prefix(part) + span + " ";
  }

  /**
   * The number of an hour within its day, of a day within its month; 0 for a month.
   *
   * @param hour as {@link RollupLevel#HOUR} has it
   */
  int number(String hour) {
    int at = level == RollupLevel.HOUR ? HOUR_AT : HOUR_AT - 3;
    return level == RollupLevel.MONTH
        ? 0
        : 10 * (hour.charAt(at) - '0') + (hour.charAt(at + 1) - '0');
  }

  /** When the hour, day or month of this number begins. */
  Instant start(String span, int number) {
    return switch (level) {
      case HOUR -> level.start(span + (number < 10 ? "T0" : "T") + number);
      case DAY -> level.start(span + (number < 10 ? "-0" : "-") + number);
      case MONTH -> level.start(span);
    };
  }
}
