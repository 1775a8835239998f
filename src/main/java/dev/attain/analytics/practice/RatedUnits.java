package dev.attain.analytics.practice;

import dev.attain.analytics.practice.Raters.Pair;
import dev.attain.analytics.rating.CohenKappa;
import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.framework.Level;
import dev.attain.competency.proficiency.Portfolio;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What several raters saw: evidence of one person with the same artifact, or else of the same
 * {@link #WINDOW_DAYS} days. A rater's score of a unit is the mean of those given.
 *
 * <p>Not thread-safe.
 */
public final class RatedUnits {
  static final int WINDOW_DAYS = 28;
  private static final int FEWEST_IN_COMMON = 5;
  private static final int MOST_PAIRS = 200;
  private static final int MOST_UNITS = 200_000;

  private final List<Level> scale;
  private final Map<String, Map<String, List<Double>>> units = new TreeMap<>();
  private boolean cut;

  /**
   * @param scale by whose cuts scores are levels
   */
  public RatedUnits(List<Level> scale) {
    this.scale = scale.stream().sorted(Comparator.comparingInt(Level::level)).toList();
  }

  /** Takes what was rated of a person. */
  public void add(Portfolio portfolio) {
    for (Evidence item : portfolio.settled()) {
      if (item.rater() != null && item.provesSomething()) {
        String unit = portfolio.person() + " " + unit(item);
        if (units.size() >= MOST_UNITS && !units.containsKey(unit)) {
          cut = true;
          return;
        }
        units
            .computeIfAbsent(unit, first -> new TreeMap<>())
            .computeIfAbsent(item.rater(), first -> new ArrayList<>())
            .add(item.score());
      }
    }
  }

  private static String unit(Evidence item) {
    return item.artifact() != null
        ? item.artifact()
        : Long.toString(
            Math.floorDiv(
                item.occurredAt().getEpochSecond(), Duration.ofDays(WINDOW_DAYS).toSeconds()));
  }

  boolean isCut() {
    return cut;
  }

  /** By rater, of units with two raters or more. */
  Collection<Map<String, Double>> byRater() {
    return units.values().stream()
        .filter(unit -> unit.size() > 1)
        .map(
            unit -> {
              Map<String, Double> means = new TreeMap<>();
              unit.forEach(
                  (rater, scores) ->
                      means.put(
                          rater, scores.stream().mapToDouble(score -> score).average().orElse(0)));
              return means;
            })
        .toList();
  }

  List<List<Double>> scores() {
    return byRater().stream().map(unit -> List.copyOf(unit.values())).toList();
  }

  List<List<Double>> levels() {
    return scores().stream()
        .map(unit -> unit.stream().map(score -> (double) level(score)).toList())
        .toList();
  }

  /** The number of the highest level whose cut a score reaches, from 1; 0 for none. */
  private int level(double score) {
    int level = 0;
    for (int i = 0; i < scale.size(); i++) {
      level = score >= scale.get(i).cut() ? i + 1 : level;
    }
    return level;
  }

  List<Pair> pairs() {
    Map<List<String>, int[][]> tables = new HashMap<>();
    for (Map<String, Double> unit : byRater()) {
      List<String> raters = List.copyOf(unit.keySet());
      for (int i = 0; i < raters.size(); i++) {
        for (int j = i + 1; j < raters.size(); j++) {
          int size = scale.size() + 1;
          tables
              .computeIfAbsent(List.of(raters.get(i), raters.get(j)), first -> new int[size][size])[
              level(unit.getOrDefault(raters.get(i), 0.0))][
              level(unit.getOrDefault(raters.get(j), 0.0))]++;
        }
      }
    }
    return tables.entrySet().stream()
        .map(table -> Pair.of(table.getKey(), CohenKappa.of(table.getValue())))
        .filter(pair -> pair.n() >= FEWEST_IN_COMMON)
        .sorted(
            Comparator.comparingInt(Pair::n)
                .reversed()
                .thenComparing(pair -> String.join(" ", pair.raters())))
        .limit(MOST_PAIRS)
        .toList();
  }
}
