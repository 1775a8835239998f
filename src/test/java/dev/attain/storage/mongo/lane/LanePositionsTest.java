package dev.attain.storage.mongo.lane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.statements.Position;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LanePositionsTest {
  private static final long MILLIS = 1_800_000_000_000L;

  @Test
  void theFirstPositionOfAMillisecondCarriesTheLane() {
    LanePositions lane = new LanePositions(5, Position.START);

    assertThat(lane.next(MILLIS)).isEqualTo(Position.of(MILLIS, 5 << 10));
    assertThat(lane.next(MILLIS)).isEqualTo(Position.of(MILLIS, (5 << 10) + 1));
  }

  @Test
  void aMillisecondThatIsUsedUpRunsIntoTheNextOne() {
    LanePositions lane = new LanePositions(1_023, Position.START);

    for (int i = 0; i < 1_024; i++) {
      assertThat(lane.next(MILLIS).epochMillis()).isEqualTo(MILLIS);
    }
    assertThat(lane.next(MILLIS)).isEqualTo(Position.of(MILLIS + 1, 1_023 << 10));
  }

  @Test
  void noPositionIsAtOrBelowTheFloorNorBelowWhatWasPassed() {
    LanePositions lane = new LanePositions(0, Position.of(MILLIS, 7 << 10));

    assertThat(lane.next(MILLIS - 5_000)).isEqualTo(Position.of(MILLIS + 1, 0));
    assertThat(lane.pass(MILLIS + 10, Position.START))
        .isEqualTo(Position.of(MILLIS + 9, Position.MAX_SEQUENCE));
    assertThat(lane.next(MILLIS)).isEqualTo(Position.of(MILLIS + 10, 0));
  }

  @Test
  void lanesNeverShareAPositionWhateverTheirClocksDo() {
    long seed = new Random().nextLong();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    Set<Position> given = new HashSet<>();
    LanePositions[] lanes = new LanePositions[20];
    Position[] last = new Position[lanes.length];
    for (int i = 0; i < lanes.length; i++) {
      lanes[i] = new LanePositions(random.nextInt(50) * 20 + i, Position.START);
      last[i] = Position.START;
    }
    for (int i = 0; i < 100_000; i++) {
      int lane = random.nextInt(lanes.length);
      long clock = MILLIS + random.nextInt(-20, 20);
      boolean pass = random.nextInt(10) == 0;
      Position next = pass ? lanes[lane].pass(clock, Position.START) : lanes[lane].next(clock);
      assertThat(next.compareTo(last[lane])).isGreaterThanOrEqualTo(pass ? 0 : 1);
      last[lane] = next;
      if (!pass) {
        assertThat(given.add(next)).isTrue();
      }
    }
  }

  @Test
  void aFloorThatIsAskedForIsBehindWhatFollows() {
    LanePositions lane = new LanePositions(3, Position.START);
    Position awaited = Position.of(MILLIS + 5, 7 << 10);

    assertThat(lane.pass(MILLIS, awaited)).isEqualTo(awaited);
    assertThat(lane.next(MILLIS)).isGreaterThan(awaited);
    assertThat(lane.pass(MILLIS, Position.START)).isGreaterThan(awaited);
  }
}
