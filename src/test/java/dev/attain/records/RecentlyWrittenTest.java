package dev.attain.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentlyWrittenTest {
  private static final int ROOM = 100;

  private final RecentlyWritten<Integer, String> kept = new RecentlyWritten<>(ROOM, String::length);

  private long found(int keys) {
    return IntStream.range(0, keys).filter(key -> kept.find(key) != null).count();
  }

  @Test
  void whatIsFoundIsWhatWasPutLast() {
    Random random = new Random(11);
    Map<Integer, String> all = new HashMap<>();
    int found = 0;
    for (int i = 0; i < 20_000; i++) {
      int key = random.nextInt(40);
      if (random.nextBoolean()) {
        String value = "x".repeat(1 + random.nextInt(4)) + i;
        kept.put(key, value);
        all.put(key, value);
      } else {
        String value = kept.find(key);
        found += value == null ? 0 : 1;
        assertThat(value).isIn(null, all.get(key));
      }
    }
    assertThat(found).isGreaterThan(1_000);
  }

  @Test
  void noMoreIsKeptThanThereIsRoomFor() {
    for (int key = 0; key < 1_000; key++) {
      kept.put(key, "1234567890");
    }
    assertThat(found(1_000)).isBetween(ROOM / 10L / 2, ROOM / 10L + 1);
  }

  @Test
  void whatIsUsedStaysAndWhatIsNotGoes() {
    kept.put(0, "1234567890");
    kept.put(1, "1234567890");
    for (int key = 2; key < 40; key++) {
      kept.put(key, "1234567890");
      assertThat(kept.find(0)).isNotNull();
    }
    assertThat(kept.find(1)).isNull();
  }

  @Test
  void aValueInThePlaceOfAnotherWeighsForItself() {
    for (int i = 0; i < 1_000; i++) {
      kept.put(0, "1234567890");
      kept.put(1, "12345678901234567890");
    }
    assertThat(found(2)).isEqualTo(2);
  }

  @Test
  void whatIsTooLargeIsLetGoOfSoon() {
    kept.put(0, "x".repeat(10 * ROOM));
    kept.put(1, "x".repeat(10 * ROOM));
    assertThat(kept.find(0)).isNull();
  }

  @Test
  void nothingIsFoundAfterClearing() {
    kept.put(0, "1");
    kept.clear();
    assertThat(kept.find(0)).isNull();
    assertThatThrownBy(() -> new RecentlyWritten<Integer, String>(1, String::length))
        .hasMessage("room for 1");
  }
}
