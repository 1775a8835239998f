package dev.attain.benchmark.workload;

import dev.attain.benchmark.load.Call;
import dev.attain.benchmark.load.Latencies;
import dev.attain.benchmark.load.LoadClient;
import dev.attain.benchmark.sample.BenchmarkStatements;

/**
 * Sends, one after the other, statements of people who have none yet, and measures how long it
 * takes from the acknowledgement until the person's proficiency is there.
 */
final class EvidenceLag {
  private static final long POLL_MILLIS = 2;

  private final LoadClient client;
  private final BenchmarkStatements statements;
  private final Latencies latencies = new Latencies();
  private final Thread prober = new Thread(this::probe, "evidence-lag");
  private final int round;
  private volatile boolean stopped;

  /**
   * @param statements whose ids nobody else sends
   * @param round whose people are not those of another
   */
  EvidenceLag(LoadClient client, BenchmarkStatements statements, int round) {
    this.client = client;
    this.statements = statements;
    this.round = round;
  }

  void start() {
    prober.start();
  }

  /** Waits for the probe under way; answers how many milliseconds that took. */
  double stop() throws InterruptedException {
    long start = System.nanoTime();
    stopped = true;
    prober.join();
    return (System.nanoTime() - start) / 1e6;
  }

  Latencies latencies() {
    return latencies;
  }

  private void probe() {
    for (int i = 0; !stopped; i++) {
      String person = "mailto:probe%d-%05d@example.org".formatted(round, i);
      client.ask(Call.post(Scripts.STATEMENTS, statements.probe(person), 1));
      long stored = System.nanoTime();
      Call proficiency =
          Call.get("/api/v1/people/" + Scripts.encode(person) + "/proficiency").expecting(200, 404);
      while (client.ask(proficiency).status() != 200) {
        pause();
      }
      latencies.add(System.nanoTime() - stored);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
