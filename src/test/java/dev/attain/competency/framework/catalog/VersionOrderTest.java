package dev.attain.competency.framework.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VersionOrderTest {
  private static final List<String> ASCENDING =
      List.of(
          "0.9",
          "1.0.0-alpha",
          "1.0.0-rc.1",
          "1.0.0-rc.2",
          "1.0.0",
          "1.0.1",
          "1.2",
          "1.10",
          "2",
          "2025.11",
          "2026.2",
          "99999999999999999999");

  @Test
  void digitsCompareAsNumbersAndPreReleasesComeFirst() {
    List<String> shuffled = new ArrayList<>(ASCENDING);
    Collections.shuffle(shuffled, new Random(7));

    assertThat(shuffled.stream().sorted(VersionOrder.INSTANCE))
        .containsExactlyElementsOf(ASCENDING);
  }
}
