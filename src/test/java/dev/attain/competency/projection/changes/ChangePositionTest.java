package dev.attain.competency.projection.changes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ChangePositionTest {

  @Test
  void isReadBackAsItWasWritten() {
    long seed = System.nanoTime();
    System.out.println("ChangePositionTest seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      ChangePosition position = ChangePosition.START;
      for (int i = random.nextInt(80); i > 0; i--) {
        position =
            position.at(
                ChangeRecords.framework("https://example.org/" + random.nextInt(3)),
                random.nextInt(ChangeRecords.STREAMS),
                random.nextLong() >>> 1 + random.nextInt(63));
      }
      assertThat(ChangePosition.find(position.toString())).contains(position);
    }
  }

  @Test
  void isShort() {
    ChangePosition position = ChangePosition.START;
    for (int share = 0; share < ChangeRecords.STREAMS; share++) {
      position = position.at(ChangeRecords.framework("https://example.org/a"), share, 16_000);
    }
    assertThat(position.toString()).hasSizeLessThan(200);
    assertThat(ChangePosition.START.toString()).hasSizeLessThan(5);
  }

  @Test
  void whateverTextComesIsNoPositionOrOneThatCanBeWritten() {
    long seed = System.nanoTime();
    System.out.println("ChangePositionTest seed " + seed);
    Random random = new Random(seed);
    for (String text : new String[] {"", "now", "AA", "!", "AQ==", "AQAAAA"}) {
      assertThat(ChangePosition.find(text).map(ChangePosition::toString).orElse("none"))
          .isNotNull();
    }
    for (int round = 0; round < 2_000; round++) {
      byte[] octets = new byte[random.nextInt(40)];
      random.nextBytes(octets);
      if (octets.length > 0) {
        octets[0] = 1;
      }
      ChangePosition.find(java.util.Base64.getUrlEncoder().encodeToString(octets))
          .ifPresent(
              position -> assertThat(ChangePosition.find(position.toString())).contains(position));
    }
    assertThat(ChangePosition.find("now")).isEmpty();
  }
}
