package dev.attain.storage.mongo.lane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.statements.Position;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BeatWatchTest {
  private final BeatWatch watch = new BeatWatch(10, 2);
  private final LaneKey key = new LaneKey(3, new UUID(1, 2));

  private static LaneState lane(LaneKey key, long beat) {
    return new LaneState(key, Position.START, Position.START, beat, false);
  }

  private List<LaneState> lookUntil(long end, long beat) {
    List<LaneState> silent = List.of();
    for (long nanos = end - 9; nanos <= end; nanos++) {
      silent = watch.look(List.of(lane(key, beat)), nanos);
    }
    return silent;
  }

  @Test
  void aLaneIsSilentWhenItsBeatStaysTheSame() {
    watch.look(List.of(lane(key, 7)), 100);

    assertThat(lookUntil(109, 7)).isEmpty();
    assertThat(lookUntil(110, 7)).containsExactly(lane(key, 7));
  }

  @Test
  void aBeatOrAnotherHolderBeginsAnew() {
    watch.look(List.of(lane(key, 7)), 100);
    lookUntil(109, 7);

    assertThat(watch.look(List.of(lane(key, 8)), 110)).isEmpty();
    assertThat(lookUntil(119, 8)).isEmpty();
    LaneState other = lane(new LaneKey(3, new UUID(1, 3)), 8);
    assertThat(watch.look(List.of(other), 120)).isEmpty();
  }

  @Test
  void whoHasNotLookedForAWhileGivesAllTheirTimeAgain() {
    watch.look(List.of(lane(key, 7)), 100);
    lookUntil(109, 7);

    assertThat(watch.look(List.of(lane(key, 7)), 10_000)).isEmpty();
    assertThat(lookUntil(10_009, 7)).isEmpty();
  }

  @Test
  void aLaneThatNobodyHoldsIsNotSilent() {
    LaneState free = new LaneState(key, Position.START, Position.START, 7, true);
    for (long nanos = 100; nanos < 150; nanos++) {
      assertThat(watch.look(List.of(free), nanos)).isEmpty();
    }
  }
}
