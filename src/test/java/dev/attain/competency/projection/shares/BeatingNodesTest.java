package dev.attain.competency.projection.shares;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.records.RecordWrite;
import dev.attain.storage.contract.Await;
import dev.attain.storage.model.ModelEngine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BeatingNodesTest {
  private static final int PATIENCE = 3;

  private final ModelEngine engine = new ModelEngine(() -> Instant.EPOCH);
  private final BeatingNodes one = node("one");
  private final BeatingNodes other = node("other");

  private BeatingNodes node(String name) {
    return new BeatingNodes(engine.records(), name, Duration.ofSeconds(1), PATIENCE);
  }

  private static Set<String> look(BeatingNodes node) {
    return Await.get(node.look(List.of()));
  }

  private void deleteRecordOf(String node) {
    RecordWrite deletion =
        new RecordWrite.Delete(BeatingNodes.NODES, node, RecordWrite.ANY_REVISION);
    Await.get(engine.records().write(List.of(deletion)));
  }

  @Test
  void aNodeThatDoesNotBeatCountsAsGoneAfterSomeLooks() {
    look(other);
    for (int i = 0; i < PATIENCE; i++) {
      assertThat(look(one)).containsExactlyInAnyOrder("one", "other");
    }
    assertThat(look(one)).containsExactly("one");
    assertThat(one.others()).isEmpty();
  }

  @Test
  void aNodeThatBeatsIsThereThoughOthersDeleteItsRecordEachTime() {
    for (int i = 0; i < 3 * PATIENCE; i++) {
      look(other);
      assertThat(look(one)).as("look %d", i).containsExactlyInAnyOrder("one", "other");
      deleteRecordOf("other");
    }
  }

  @Test
  void aNodeThatWasTakenForGoneComesBackWithItsNextLook() {
    look(other);
    for (int i = 0; i <= PATIENCE; i++) {
      look(one);
    }
    assertThat(look(other)).containsExactlyInAnyOrder("one", "other");
    assertThat(look(one)).containsExactlyInAnyOrder("one", "other");
    assertThat(one.others()).extracting(NodeRecord::node).containsExactly("other");
  }

  @Test
  void aRecordOfAFormerVersionThatSaysNoBeatIsReadAndDeletedInTime() {
    byte[] former = "{\"node\":\"former\",\"projections\":[]}".getBytes(StandardCharsets.UTF_8);
    Await.get(
        engine
            .records()
            .write(
                List.of(
                    new RecordWrite.Put(
                        BeatingNodes.NODES,
                        "former",
                        RecordWrite.ANY_REVISION,
                        former,
                        Map.of()))));
    assertThat(look(one)).containsExactlyInAnyOrder("one", "former");
    for (int i = 0; i < PATIENCE; i++) {
      look(one);
    }
    assertThat(look(one)).containsExactly("one");
  }
}
