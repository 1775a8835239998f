package dev.attain.benchmark.workload;

import dev.attain.benchmark.load.Answer;
import dev.attain.benchmark.load.Call;
import dev.attain.benchmark.load.Script;
import dev.attain.benchmark.sample.BenchmarkStatements;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * State documents of 600 bytes as content keeps them: put where there is none, got, replaced with
 * the entity tag that was got, got again.
 */
public record Documents() implements Workload {
  private static final int CONNECTIONS = 16;
  private static final int BYTES = 600;

  @Override
  public String name() {
    return "documents";
  }

  @Override
  public String purpose() {
    return "state documents put and got with entity tags, 16 connections";
  }

  @Override
  public void run(Bench bench) throws Exception {
    Served server = bench.serve("server");
    try (server) {
      for (int round = -1; round < bench.settings().rounds(); round++) {
        int number = round;
        Measured measured =
            Measured.settled(
                server,
                () ->
                    server.closedLoop(
                        CONNECTIONS,
                        connection -> new Cycle(number + 1, connection),
                        bench.settings().round(),
                        Long.MAX_VALUE));
        if (round >= 0) {
          measured.report(bench.report(), "", "requests");
        }
      }
      bench.report().lower("disk", "MB", server.usage().diskBytes() / 1e6);
      server.end("");
    }
  }

  /** One connection's requests: put, get, replace, get, and on to the next document. */
  private static final class Cycle implements Script {
    private final int round;
    private final int connection;
    private int step;

    Cycle(int round, int connection) {
      this.round = round;
      this.connection = connection;
    }

    @Override
    public Call next(@Nullable Answer last) {
      String path =
          "/xapi/activities/state?activityId="
              + Scripts.encode(BenchmarkStatements.activity(connection))
              + "&agent="
              + Scripts.agent(BenchmarkStatements.learner(step / 4))
              + "&stateId=bookmark-"
              + round;
      return switch (step++ % 4) {
        case 0 -> Call.put(path, document(step), Map.of("If-None-Match", "*"));
        case 2 -> Call.put(path, document(step), Map.of("If-Match", tag(last)));
        default -> Call.get(path);
      };
    }

    private static String tag(@Nullable Answer got) {
      return Objects.requireNonNull(Objects.requireNonNull(got).headers().get("ETag"));
    }

    private static byte[] document(int number) {
      return ("{\"location\":" + number + ",\"suspended\":\"" + "x".repeat(BYTES) + "\"}")
          .getBytes(StandardCharsets.UTF_8);
    }
  }
}
