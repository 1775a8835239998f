package dev.attain.analytics.statements.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.records.StoredRecord;
import org.junit.jupiter.api.Test;

class RollupPartitionTest {
  private static final RollupRun FIRST = new RollupRun(0, 0, 0);
  private static final RollupRun SECOND = new RollupRun(1, 1, 0);
  private static final RollupRun BOTH = new RollupRun(0, 1, 0);
  private static final RollupRun THIRD = new RollupRun(2, 2, 0);

  private final RollupPartition partition = new RollupPartition();

  private static StoredRecord record(String span, RollupRun run, int number) {
    String id = RollupRecord.id("vh0 " + span + " " + run.name(), number);
    return new StoredRecord(id, 1, RollupRecord.of(new RollupOctets().finished(), false).json());
  }

  @Test
  void runsThatWerePutTogetherBetweenTwoPagesCountOnce() {
    partition.take(record("2026-03-01", FIRST, 0), "2026-03-01");
    partition.take(record("2026-03-01", SECOND, 0), "2026-03-01");
    partition.take(record("2026-03-01", BOTH, 0), "2026-03-01");
    partition.take(record("2026-03-01", BOTH, 1), "2026-03-01");
    partition.take(record("2026-03-01", THIRD, 0), "2026-03-01");
    assertThat(partition.ended())
        .extracting(RollupPartition.Held::run)
        .containsExactly(BOTH, BOTH, THIRD);
  }

  @Test
  void whatTheyArePutTogetherIntoComesBehindThemAndBeforeWhatFollows() {
    assertThat(BOTH.name()).isGreaterThan(SECOND.name()).isLessThan(THIRD.name());
    assertThat(RollupRun.named(BOTH.name())).isEqualTo(BOTH);
  }

  @Test
  void aPartitionIsCertainWhenTheNextBegins() {
    assertThat(partition.take(record("2026-03-01", FIRST, 0), "2026-03-01")).isEmpty();
    assertThat(partition.take(record("2026-03-02", BOTH, 0), "2026-03-02"))
        .extracting(RollupPartition.Held::span)
        .containsExactly("2026-03-01");
  }
}
