package dev.attain.competency.projection.shares;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.records.RecordWrite;
import dev.attain.records.WriteOutcome;
import dev.attain.statements.Position;
import dev.attain.storage.contract.Await;
import dev.attain.storage.model.ModelEngine;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrandsTest {
  private final ModelEngine engine = new ModelEngine(() -> Instant.EPOCH);
  private final Strands strands =
      new Strands(
          engine.records(), new Generation(new FrameworkVersion("https://example.org/f", "1"), 0));

  private Strand only() {
    List<Strand> all = Await.get(strands.all());
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private WriteOutcome write(Strand next) {
    RecordWrite write = strands.write(next);
    return Await.get(engine.records().write(List.of(write)));
  }

  @Test
  void whoeverStillWorksWithAnEndedStrandWritesNothing() {
    Strand known = only();
    assertThat(Await.get(strands.end())).isTrue();
    assertThat(write(known.advancedTo(new Position(7))))
        .isInstanceOf(WriteOutcome.RevisionConflict.class);
    assertThat(Await.get(strands.handOver(known, known.shares(), "late"))).isEmpty();
  }

  @Test
  void whoeverTakesOnAnEndedStrandFindsNothingToReadForIt() {
    Shares half = Shares.ALL.first(Shares.COUNT / 2);
    Await.get(strands.handOver(only(), half, "node"));
    assertThat(Await.get(strands.end())).isTrue();
    assertThat(Await.get(strands.all()))
        .hasSize(2)
        .allMatch(strand -> strand.position().equals(Position.END));
    assertThat(Await.get(strands.position())).isEqualTo(Position.END);
  }

  @Test
  void whatWasNeverBegunIsEndedToo() {
    assertThat(Await.get(strands.end())).isTrue();
    assertThat(only().isEnded()).isTrue();
    assertThat(Await.get(strands.end())).as("twice").isTrue();
  }
}
