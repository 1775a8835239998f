package dev.attain.benchmark.workload;

/** Something to measure, by name. */
public interface Workload {
  /** Lower case with dashes; unique. */
  String name();

  /** One line: what it does, and for whom it matters. */
  String purpose();

  void run(Bench bench) throws Exception;
}
