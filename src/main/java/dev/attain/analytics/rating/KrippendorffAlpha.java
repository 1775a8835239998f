package dev.attain.analytics.rating;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The agreement of any number of raters, some of whom rated not every unit (Krippendorff 2011,
 * "Computing Krippendorff's Alpha-Reliability"): alpha = 1 - observed / expected disagreement, from
 * the coincidences of values within units.
 *
 * @param units with two ratings or more: others can't disagree
 * @param ratings of these units
 * @param alpha at most 1; null without such units, or when all ratings are the same
 */
public record KrippendorffAlpha(int units, int ratings, @Nullable Double alpha) {

  /** How far apart two values are. */
  public enum Metric {
    /** Different or not. */
    NOMINAL {
      @Override
      double squared(double[] values, double[] counts, int one, int other) {
        return one == other ? 0 : 1;
      }
    },
    /** By how many ratings lie between them. */
    ORDINAL {
      @Override
      double squared(double[] values, double[] counts, int one, int other) {
        double between = 0;
        for (int i = Math.min(one, other); i <= Math.max(one, other); i++) {
          between += counts[i];
        }
        double distance = between - (counts[one] + counts[other]) / 2;
        return one == other ? 0 : distance * distance;
      }
    },
    /** By their difference. */
    INTERVAL {
      @Override
      double squared(double[] values, double[] counts, int one, int other) {
        double distance = values[one] - values[other];
        return distance * distance;
      }
    };

    abstract double squared(double[] values, double[] counts, int one, int other);
  }

  /** The agreement on units, each with the values that its raters gave. */
  public static KrippendorffAlpha of(Collection<List<Double>> units, Metric metric) {
    List<List<Double>> pairable = units.stream().filter(unit -> unit.size() > 1).toList();
    Map<Double, Integer> places = new TreeMap<>();
    pairable.forEach(unit -> unit.forEach(value -> places.put(value, 0)));
    double[] values = places.keySet().stream().mapToDouble(Double::doubleValue).toArray();
    for (int i = 0; i < values.length; i++) {
      places.put(values[i], i);
    }
    double[] counts = new double[values.length];
    pairable.forEach(unit -> unit.forEach(value -> counts[places.getOrDefault(value, 0)]++));
    double observed = 0;
    int ratings = 0;
    for (List<Double> unit : pairable) {
      ratings += unit.size();
      double within = 0;
      for (int i = 0; i < unit.size(); i++) {
        for (int j = i + 1; j < unit.size(); j++) {
          within +=
              metric.squared(
                  values,
                  counts,
                  places.getOrDefault(unit.get(i), 0),
                  places.getOrDefault(unit.get(j), 0));
        }
      }
      observed += 2 * within / (unit.size() - 1);
    }
    double expected = 0;
    for (int i = 0; i < values.length; i++) {
      for (int j = i + 1; j < values.length; j++) {
        expected += 2 * counts[i] * counts[j] * metric.squared(values, counts, i, j);
      }
    }
    return new KrippendorffAlpha(
        pairable.size(), ratings, expected == 0 ? null : 1 - (ratings - 1) * observed / expected);
  }
}
