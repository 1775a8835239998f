package dev.attain.analytics.statements.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.statements.Position;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RollupStateTest {
  private static RollupState counted(RollupState before, long statements) {
    return before.counted(before.next(statements), new Position(before.position() + statements));
  }

  @Test
  void runsOfASizeArePutTogetherWhenThereAreEnough() {
    RollupState state = RollupState.NONE;
    for (int i = 0; i < 7; i++) {
      state = counted(state, 1);
      assertThat(state.due(8)).isEmpty();
    }
    state = counted(state, 1);
    assertThat(state.due(8)).contains(new RollupRun(0, 7, 8));
    assertThat(state.folded(new RollupRun(0, 7, 8)).runs()).containsExactly(new RollupRun(0, 7, 8));
  }

  @Test
  void aLargeRunIsLeftAloneByTheSmallOnesBehindIt() {
    RollupState state = counted(RollupState.NONE, 1_000_000);
    for (int i = 0; i < 8; i++) {
      state = counted(state, 2);
    }
    assertThat(state.due(8)).contains(new RollupRun(1, 8, 16));
  }

  @Test
  void whatWasBegunGoesOn() {
    RollupState state = counted(counted(RollupState.NONE, 1), 1);
    RollupRun whole = new RollupRun(0, 1, 2);
    assertThat(state.folding(whole, "sm0 2026-03 ").due(100)).contains(whole);
  }

  @Test
  void thereAreFewRunsHoweverManyStretchesWereCounted() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    RollupState state = RollupState.NONE;
    long statements = 0;
    for (int i = 0; i < 3_000; i++) {
      long some = 1 + (long) Math.exp(random.nextDouble() * 10);
      statements += some;
      state = counted(state, some);
      for (var due = state.due(8); due.isPresent(); due = state.due(8)) {
        state = state.folded(due.get());
      }
    }
    assertThat(state.runs().size()).as("seed %d", seed).isLessThan(200);
    assertThat(state.runs().stream().mapToLong(RollupRun::statements).sum())
        .as("seed %d", seed)
        .isEqualTo(statements);
    assertThat(state.runs().get(0).first()).isZero();
    for (int i = 1; i < state.runs().size(); i++) {
      assertThat(state.runs().get(i).first())
          .as("seed %d", seed)
          .isEqualTo(state.runs().get(i - 1).last() + 1);
    }
  }
}
