package dev.attain.benchmark.workload;

import dev.attain.benchmark.server.ProcessSample;
import dev.attain.benchmark.server.Usage;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks at a server now and then, beside the load. */
final class SoakSamples {
  private static final int SECONDS = 10;
  private static final double MEGABYTE = 1 << 20;

  private final Served server;
  private final ServerMetrics metrics;
  private final Trend resident = new Trend("resident memory", "MB");
  private final Trend heap = new Trend("heap after collections", "MB");
  private final Trend direct = new Trend("direct buffers", "MB");
  private final Trend files = new Trend("open files", "");
  private final Trend threads = new Trend("threads", "");
  private final Trend disk = new Trend("disk", "MB");
  private final Trend lag = new Trend("projection lag", "ms");
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final long start = System.nanoTime();

  SoakSamples(Served server, ServerMetrics metrics) {
    this.server = server;
    this.metrics = metrics;
  }

  void start() {
    clock.scheduleAtFixedRate(this::look, 0, SECONDS, TimeUnit.SECONDS);
  }

  List<Trend> stop() throws InterruptedException {
    clock.shutdown();
    clock.awaitTermination(1, TimeUnit.MINUTES);
    return List.of(resident, heap, direct, files, threads, disk, lag);
  }

  private void look() {
    double seconds = (System.nanoTime() - start) / 1e9;
    Usage usage = server.usage();
    ProcessSample sample = server.sample();
    resident.add(seconds, usage.residentBytes() / MEGABYTE);
    disk.add(seconds, usage.diskBytes() / MEGABYTE);
    files.add(seconds, sample.files());
    threads.add(seconds, sample.threads());
    heap.add(seconds, metrics.sum("jvm_gc_live_data_size_bytes", "") / MEGABYTE);
    direct.add(seconds, metrics.sum("jvm_buffer_memory_used_bytes", "direct") / MEGABYTE);
    lag.add(seconds, metrics.lagMillis());
  }
}
