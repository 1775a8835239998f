package dev.attain.benchmark.result;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes figures as they are measured, prints each, and gives all at the end. */
public final class Report {
  private final PrintStream out;
  private final Map<String, Figure> figures = new LinkedHashMap<>();
  private String workload = "";

  public Report(PrintStream out) {
    this.out = out;
  }

  /** The figures from now on are of this workload. */
  public void begin(String name) {
    workload = name;
    out.println("-- " + name);
  }

  /** Adds a round to a figure; what is not a number is left out. */
  public void add(String name, String unit, Better better, double value) {
    if (Double.isNaN(value)) {
      return;
    }
    figures.merge(
        workload + "\n" + name,
        new Figure(workload, name, unit, better, List.of(value)),
        (earlier, now) -> {
          List<Double> rounds = new ArrayList<>(earlier.rounds());
          rounds.addAll(now.rounds());
          return new Figure(workload, name, unit, better, rounds);
        });
    out.printf("   %s: %s %s%n", name, FigureTable.number(value), unit);
  }

  public void lower(String name, String unit, double value) {
    add(name, unit, Better.LOWER, value);
  }

  public void higher(String name, String unit, double value) {
    add(name, unit, Better.HIGHER, value);
  }

  public void neither(String name, String unit, double value) {
    add(name, unit, Better.NEITHER, value);
  }

  /** Says something that is no figure. */
  public void note(String text) {
    out.println("   " + text);
  }

  public List<Figure> figures() {
    return List.copyOf(figures.values());
  }
}
