package dev.attain.competency.projection.standings;

import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.proficiency.Portfolio;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The last days (UTC) on which evidence of a competency occurred that can count, whether it has
 * ended since or not.
 *
 * @param truncated whether there are earlier ones than the first
 * @param days ascending, at most {@link #MOST}
 */
public record ActiveDays(boolean truncated, List<Day> days) {
  /** So many days are kept: enough for a person's usual gaps, and of bounded size. */
  public static final int MOST = 24;

  public static final ActiveDays NONE = new ActiveDays(false, List.of());

  private static final int THOUSANDTHS = 1_000;

  /**
   * A day.
   *
   * @param day since 1970-01-01
   * @param thousandths of weight, with the daily cap of each source; whole numbers, so that they
   *     add up to the same in any order
   */
  public record Day(int day, int thousandths) {
    public double weight() {
      return (double) thousandths / THOUSANDTHS;
    }
  }

  private record SourceDay(String source, int day) {}

  public ActiveDays {
    days = List.copyOf(days);
    if (days.size() > MOST) {
      throw new IllegalArgumentException(days.size() + " days");
    }
  }

  /** The number of an instant's day. */
  public static int dayOf(Instant instant) {
    return (int) Math.floorDiv(instant.getEpochSecond(), Duration.ofDays(1).toSeconds());
  }

  static ActiveDays of(Portfolio portfolio) {
    Map<SourceDay, Double> bySource = new HashMap<>();
    for (Evidence item : portfolio.settled()) {
      if (item.provesSomething()) {
        bySource.merge(
            new SourceDay(item.source(), dayOf(item.occurredAt())), item.weight(), Double::sum);
      }
    }
    double cap = portfolio.competency().method().dailyCap();
    TreeMap<Integer, Integer> byDay = new TreeMap<>();
    bySource.forEach(
        (of, weight) ->
            byDay.merge(
                of.day(), (int) Math.round(Math.min(weight, cap) * THOUSANDTHS), Integer::sum));
    boolean truncated = byDay.size() > MOST;
    Iterator<Integer> earliest = byDay.keySet().iterator();
    for (int left = byDay.size(); left > MOST; left--) {
      earliest.next();
      earliest.remove();
    }
    return new ActiveDays(
        truncated,
        byDay.entrySet().stream().map(day -> new Day(day.getKey(), day.getValue())).toList());
  }
}
