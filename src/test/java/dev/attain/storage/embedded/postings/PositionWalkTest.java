package dev.attain.storage.embedded.postings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class PositionWalkTest {
  @Test
  void there_is_nothing_in_nothing() {
    assertThat(new PositionWalk(new long[0], 0, true).advanceTo(0)).isEqualTo(PostingCursor.END);
    assertThat(new PositionWalk(new long[] {7}, 0, false).advanceTo(~9L))
        .isEqualTo(PostingCursor.END);
  }

  @RepeatedTest(20)
  void the_first_at_or_after_each_target_is_found_in_either_order() {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    int bound = random.nextInt(2, 2_000);
    long[] positions = random.longs(random.nextInt(1, 300), 0, bound).sorted().distinct().toArray();
    int size = random.nextInt(positions.length + 1);
    long[] targets = random.longs(random.nextInt(1, 100), 0, bound).sorted().toArray();

    PositionWalk forward = new PositionWalk(positions, size, true);
    for (long target : targets) {
      assertThat(forward.advanceTo(target))
          .isEqualTo(
              Arrays.stream(positions, 0, size)
                  .filter(position -> position >= target)
                  .findFirst()
                  .orElse(PostingCursor.END));
    }
    PositionWalk backward = new PositionWalk(positions, size, false);
    for (int i = targets.length - 1; i >= 0; i--) {
      long target = targets[i];
      assertThat(backward.advanceTo(~target))
          .isEqualTo(
              Arrays.stream(positions, 0, size)
                  .filter(position -> position <= target)
                  .map(position -> ~position)
                  .min()
                  .orElse(PostingCursor.END));
    }
  }
}
