package dev.attain.competency.projection.shares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attain.people.PersonId;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SharesTest {

  @Test
  void aPersonStaysInTheShareThatRecordsWereWrittenFor() {
    assertThat(Shares.shareOf(new PersonId("mailto:ann@example.org"))).isEqualTo(12);
    assertThat(Shares.shareOf(new PersonId("mailto:bob@example.org"))).isEqualTo(41);
  }

  @Test
  void everyPersonIsInOneShareAndSharesAreAboutEqual() {
    Map<Integer, Integer> people = new TreeMap<>();
    for (int i = 0; i < 64_000; i++) {
      people.merge(
          Shares.shareOf(new PersonId("mailto:learner%05d@example.org".formatted(i))),
          1,
          Integer::sum);
    }
    assertThat(people).hasSize(Shares.COUNT);
    assertThat(people.values()).allMatch(count -> count > 800 && count < 1_200);
  }

  @Test
  void areWrittenAsRangesAndReadBack() {
    assertThat(Shares.ALL).hasToString("0-63");
    assertThat(Shares.NONE).hasToString("");
    assertThat(Shares.of("0-31,40,62-63")).hasToString("0-31,40,62-63");
    long seed = System.nanoTime();
    System.out.println("SharesTest seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 1_000; i++) {
      Shares shares = new Shares(random.nextLong());
      assertThat(Shares.of(shares.toString())).isEqualTo(shares);
      int most = random.nextInt(70);
      Shares first = shares.first(most);
      assertThat(first.count()).isEqualTo(Math.min(most, shares.count()));
      assertThat(shares.minus(first).plus(first)).isEqualTo(shares);
    }
  }

  @Test
  void whatIsNoRangeIsRefused() {
    assertThatThrownBy(() -> Shares.of("0-64")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Shares.of("5-3")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Shares.of("all")).isInstanceOf(IllegalArgumentException.class);
  }
}
