package dev.attain.benchmark.workload;

import dev.attain.benchmark.load.LoadResult;
import dev.attain.benchmark.result.Report;
import dev.attain.benchmark.server.Usage;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * A run of load and what it took.
 *
 * @param cpu of the server while it was sent
 * @param settledCpu of the server until what follows, such as projecting, was done too
 * @param ownCpu of the generator
 * @param otherCores how many processors were busy with something else in the meantime
 */
record Measured(
    LoadResult load, Duration cpu, Duration settledCpu, Duration ownCpu, double otherCores) {

  /** Runs load on a server at rest, and waits until it is at rest again. */
  static Measured settled(Served server, Supplier<LoadResult> load) {
    return of(server, load, true);
  }

  /** Runs load whose answers are all there is to it. */
  static Measured of(Served server, Supplier<LoadResult> load) {
    return of(server, load, false);
  }

  private static Measured of(Served server, Supplier<LoadResult> load, boolean settle) {
    Usage before = server.usage();
    Duration ownBefore = own();
    LoadResult result = load.get();
    Usage after = server.usage();
    Duration own = own().minus(ownBefore);
    Duration cpu = after.cpu().minus(before.cpu());
    Duration machine = after.machineCpu().minus(before.machineCpu());
    double others = machine.minus(own).minus(cpu).toNanos() / 1e9 / result.seconds();
    if (settle) {
      server.settle();
    }
    return new Measured(
        result, cpu, server.usage().cpu().minus(before.cpu()), own, Math.max(0, others));
  }

  private static Duration own() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  double microsOfCpu() {
    return cpu.toNanos() / 1e3 / load.units();
  }

  double settledMicrosOfCpu() {
    return settledCpu.toNanos() / 1e3 / load.units();
  }

  /**
   * Reports throughput, latencies and CPU.
   *
   * @param unit what is counted, in the plural
   */
  void report(Report report, String label, String unit) {
    report.higher(label + "rate", unit + "/s", load.unitsPerSecond());
    latencies(report, label);
    report.lower(label + "CPU while sent", "µs each", microsOfCpu());
    report.lower(label + "CPU", "µs each", settledMicrosOfCpu());
    report.neither(
        label + "CPU of the generator", "µs each", ownCpu.toNanos() / 1e3 / load.units());
    report.neither(label + "processors busy with others", "", otherCores);
  }

  void latencies(Report report, String label) {
    report.lower(label + "p50", "ms", load.latencies().quantileMillis(.5));
    report.lower(label + "p99", "ms", load.latencies().quantileMillis(.99));
  }
}
