package dev.attain.analytics.rating;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far a rater's scores lie from those of the others who rated the same: the mean of score less
 * the mean of the others' scores, over the units with others. Below 0 is severe, above 0 lenient.
 *
 * @param units how many it rests on
 * @param meanResidual -1..1
 */
public record RaterSeverity(String rater, int units, double meanResidual) {

  /**
   * Every rater who rated something that another one did too, the most severe first.
   *
   * @param units by rater, the score of each, 0..1
   */
  public static List<RaterSeverity> of(Collection<Map<String, Double>> units) {
    Map<String, List<Double>> residuals = new TreeMap<>();
    for (Map<String, Double> unit : units) {
      double sum = unit.values().stream().mapToDouble(Double::doubleValue).sum();
      int others = unit.size() - 1;
      if (others > 0) {
        unit.forEach(
            (rater, score) ->
                residuals
                    .computeIfAbsent(rater, first -> new ArrayList<>())
                    .add(score - (sum - score) / others));
      }
    }
    return residuals.entrySet().stream()
        .map(
            of ->
                new RaterSeverity(
                    of.getKey(),
                    of.getValue().size(),
                    of.getValue().stream().mapToDouble(d -> d).average().orElse(0)))
        .sorted(java.util.Comparator.comparingDouble(RaterSeverity::meanResidual))
        .toList();
  }
}
