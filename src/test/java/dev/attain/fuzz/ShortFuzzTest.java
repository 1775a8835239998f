package dev.attain.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each reader for a second or two; {@code -Dattain.seed=N} repeats a run. */
@Timeout(120)
class ShortFuzzTest {
  private static final int ROUNDS = 15_000;
  private static final int REQUESTS = 1_000;

  private final long seed = Long.getLong("attain.seed", System.nanoTime());

  @ParameterizedTest
  @EnumSource
  void whateverComesIsReadOrRefused(FuzzTarget target) {
    System.out.println("ShortFuzzTest " + target + ": -Dattain.seed=" + seed);
    Mutation mutation = new Mutation(seed, target.seeds());
    target.seeds().forEach(target::check);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] octets = mutation.next();
      try {
        target.check(octets);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError(
            "seed " + seed + ", round " + round + ": " + new String(octets, ISO_8859_1), e);
      }
    }
  }

  @Test
  void whateverIsRequestedIsAnswered() {
    System.out.println("ShortFuzzTest requests: -Dattain.seed=" + seed);
    Mutation mutation = new Mutation(seed, HttpFuzz.SEEDS);
    try (HttpFuzz http = HttpFuzz.start()) {
      for (byte[] request : HttpFuzz.SEEDS) {
        assertThat(http.check(request)).as(new String(request, ISO_8859_1)).isBetween(200, 299);
      }
      for (int round = 0; round < REQUESTS; round++) {
        http.check(mutation.next());
      }
    }
  }
}
