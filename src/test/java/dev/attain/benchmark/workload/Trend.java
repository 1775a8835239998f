package dev.attain.benchmark.workload;

import dev.attain.benchmark.result.Report;
import java.util.ArrayList;
import java.util.List;

/**
 * Values over time, and the straight line that fits those of the second half best (least squares):
 * in the first, code is compiled and caches fill.
 */
final class Trend {
  private final String name;
  private final String unit;
  private final List<Double> hours = new ArrayList<>();
  private final List<Double> values = new ArrayList<>();

  Trend(String name, String unit) {
    this.name = name;
    this.unit = unit;
  }

  void add(double secondsFromStart, double value) {
    hours.add(secondsFromStart / 3600);
    values.add(value);
  }

  /** Of the line, per hour; 0 of less than two values. */
  double slope() {
    int from = hours.size() / 2;
    List<Double> late = hours.subList(from, hours.size());
    List<Double> lateValues = values.subList(from, values.size());
    double meanHours = mean(late);
    double meanValue = mean(lateValues);
    double product = 0;
    double square = 0;
    for (int i = 0; i < late.size(); i++) {
      double away = late.get(i) - meanHours;
      product += away * (lateValues.get(i) - meanValue);
      square += away * away;
    }
    return square == 0 ? 0 : product / square;
  }

  private static double mean(List<Double> of) {
    return of.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  void report(Report report) {
    report.lower(name + ", slope", unit + " per hour", slope());
    report.neither(name + ", first", unit, values.get(0));
    report.neither(name + ", last", unit, values.get(values.size() - 1));
    report.neither(name + ", most", unit, values.stream().mapToDouble(v -> v).max().orElse(0));
  }
}
