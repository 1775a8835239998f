package dev.attain.records;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordCollectionTest {
  private static final RecordCollection WITHOUT = RecordCollection.withoutRevisions("figures");

  @Test
  void nothingCanBeExpectedOfRecordsWithoutRevisions() {
    assertThatThrownBy(
            () -> new RecordWrite.Put(WITHOUT, "ann", RecordWrite.ABSENT, new byte[] {}, Map.of()))
        .hasMessageContaining("revision 0 expected in");
    assertThatThrownBy(() -> new RecordWrite.Delete(WITHOUT, "ann", 3))
        .hasMessageContaining("revision 3 expected in");
  }

  @Test
  void indexesNeedRevisions() {
    assertThatThrownBy(() -> new RecordCollection("figures", List.of("team"), false))
        .hasMessageContaining("figures");
  }
}
