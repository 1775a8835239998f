package dev.attain.benchmark.inside;

import com.sun.management.OperatingSystemMXBean;
import dev.attain.benchmark.load.Latencies;
import dev.attain.benchmark.result.Report;
import io.vertx.core.Future;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Time and CPU of this process since it was made. */
final class Probe {
  private static final long PATIENCE_MINUTES = 30;

  private final long start = System.nanoTime();
  private final long cpu = cpuNanos();

  double seconds() {
    return (System.nanoTime() - start) / 1e9;
  }

  double cpuMillis() {
    return (cpuNanos() - cpu) / 1e6;
  }

  /** Reports throughput, and CPU for each. */
  void report(Report report, String label, String unit, long count) {
    report.higher(label + "rate", unit + "/s", count / seconds());
    report.lower(label + "CPU", "µs each", cpuMillis() * 1e3 / count);
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  /**
   * At most so much heap was in use since {@link #forgetPeak}, in MB: the peaks of its pools, which
   * need not be of one moment.
   */
  static double peakHeapMegabytes() {
    long peaks =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .mapToLong(pool -> pool.getPeakUsage().getUsed())
            .sum();
    return Math.min(peaks, Runtime.getRuntime().maxMemory()) / 1048576.0;
  }

  static void forgetPeak() {
    System.gc();
    ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  /** Asks so many times, after a quarter as often to warm up, and reports the latencies. */
  static void time(Report report, String name, int times, Supplier<Future<?>> question) {
    for (int i = 0; i < times / 4; i++) {
      get(question.get());
    }
    Latencies latencies = new Latencies();
    for (int i = 0; i < times; i++) {
      Probe one = new Probe();
      get(question.get());
      latencies.add(System.nanoTime() - one.start);
    }
    report.lower(name + ", p50", "ms", latencies.quantileMillis(.5));
    report.lower(name + ", p99", "ms", latencies.quantileMillis(.99));
  }

  static <T> T get(Future<T> future) {
    try {
      return future.await(PATIENCE_MINUTES, TimeUnit.MINUTES);
    } catch (TimeoutException e) {
      throw new IllegalStateException("no answer in " + PATIENCE_MINUTES + " minutes", e);
    }
  }
}
