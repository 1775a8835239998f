package dev.attain.benchmark;

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
  private volatile boolean stopped;

  EvidenceLag(LoadClient client, BenchmarkStatements statements) {
    this.client = client;
    this.statements = statements;
  }

  void start() {
    prober.start();
  }

  /** Waits for the probe under way; answers how many milliseconds that took. */
  long stop() throws InterruptedException {
    long start = System.nanoTime();
    stopped = true;
    prober.join();
    return (System.nanoTime() - start) / 1_000_000;
  }

  Latencies latencies() {
    return latencies;
  }

  private void probe() {
    for (int i = 0; !stopped; i++) {
      String person = "mailto:probe%05d@example.org".formatted(i);
      byte[] body;
      synchronized (statements) {
        body = statements.probe(person);
      }
      expect(client.post("/xapi/statements", body).await(), 200);
      long stored = System.nanoTime();
      String path = "/api/v1/people/" + ServerBenchmark.encode(person) + "/proficiency";
      while (client.get(path).await().status() != 200) {
        sleep();
      }
      latencies.add(System.nanoTime() - stored);
    }
  }

  private static void expect(LoadClient.Answer answer, int status) {
    if (answer.status() != status) {
      throw new IllegalStateException(answer.status() + " " + answer.body());
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
