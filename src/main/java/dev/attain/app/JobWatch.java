package dev.attain.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.client.ApiClient;
import dev.attain.client.ProgressBar;
import java.io.PrintStream;
import java.time.Duration;

/** Follows a job of a server to its end, with a progress bar. */
final class JobWatch {
  private static final long WHOLE = 1_000;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final ApiClient api;
  private final ProgressBar bar;

  JobWatch(ApiClient api, PrintStream errors, String label) {
    this.api = api;
    this.bar = new ProgressBar(errors, ProgressBar.onTerminal(), label, WHOLE);
  }

  /**
   * Returns when the job no longer runs.
   *
   * @param path of the job; it shows a {@code state} and a {@code share}
   * @return the job as it is then
   */
  JsonNode follow(String path) throws InterruptedException {
    Duration pause = Duration.ofMillis(20);
    JsonNode job = api.get(path);
    while (job.path("state").asText().equals("running")) {
      bar.show(part(job));
      Thread.sleep(pause.toMillis());
      pause = pause.multipliedBy(2);
      pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
      job = api.get(path);
    }
    bar.finish(part(job));
    return job;
  }

  private static long part(JsonNode job) {
    return Math.round(job.path("share").asDouble() * WHOLE);
  }
}
