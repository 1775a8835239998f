package dev.attain.competency.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SpanTreeTest {
  @Test
  void whatItFindsIsWhatAskingEverySpanFinds() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      Map<NumberSpan, NumberSpan> spans = new HashMap<>();
      for (int i = random.nextInt(40); i > 0; i--) {
        NumberSpan span = randomSpan(random);
        spans.put(span, span);
      }
      SpanTree<NumberSpan> tree = SpanTree.of(spans);
      for (int twice = -2; twice <= 22; twice++) {
        BigDecimal number = BigDecimal.valueOf(twice / 2.0);
        List<NumberSpan> found = new ArrayList<>();
        tree.at(number, found::add);

        assertThat(found)
            .as("seed %d, round %d, %s of %s", seed, round, number, spans.keySet())
            .containsExactlyInAnyOrderElementsOf(
                spans.keySet().stream().filter(span -> span.contains(number)).toList());
      }
    }
  }

  private static NumberSpan randomSpan(Random random) {
    return random.nextInt(4) == 0
        ? NumberSpan.only(BigDecimal.valueOf(random.nextInt(11)))
        : NumberSpan.between(bound(random), bound(random));
  }

  private static @Nullable Double bound(Random random) {
    return random.nextInt(4) == 0 ? null : Double.valueOf(random.nextInt(11));
  }
}
