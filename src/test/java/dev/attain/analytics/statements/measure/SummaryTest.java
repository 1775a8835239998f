package dev.attain.analytics.statements.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  private Facts facts(int people) {
    @Nullable Long score =
        random.nextInt(3) == 0 ? null : Math.round((random.nextDouble() * 2 - 1) * 1e9);
    @Nullable Long duration =
        random.nextInt(3) == 0 ? null : (long) Math.exp(random.nextDouble() * 25);
    @Nullable Boolean success = random.nextInt(3) == 0 ? null : random.nextBoolean();
    return new Facts(
        List.of(PeopleSample.hash("p" + random.nextInt(people))), score, duration, success);
  }

  @RepeatedTest(20)
  void measuresAreWithinTheStatedErrorOfTheTruth() {
    List<Facts> all = new ArrayList<>();
    Summary summary = new Summary();
    for (int i = 0; i < 5_000; i++) {
      Facts one = facts(i % 2 == 0 ? 400 : 4_000);
      summary.add(one, 1);
      all.add(one);
    }
    List<Double> scores =
        all.stream().filter(f -> f.score() != null).map(f -> f.score() * 1e-9).sorted().toList();
    List<Double> durations =
        all.stream()
            .filter(f -> f.duration() != null)
            .map(f -> f.duration() / 1e3)
            .sorted()
            .toList();
    Set<Long> people = new HashSet<>();
    all.forEach(f -> people.addAll(f.people()));
    for (double share : new double[] {0, 0.01, 0.25, 0.5, 0.9, 1}) {
      assertThat(summary.scores().quantile(share))
          .as("seed %d: %s", seed, share)
          .isCloseTo(quantile(scores, share), within(Grid.SCORE_ERROR + 1e-9));
      double duration = quantile(durations, share);
      assertThat(summary.durations().quantile(share))
          .as("seed %d: %s", seed, share)
          .isCloseTo(duration, within(duration * (Grid.DURATION_ERROR + 1e-9)));
    }
    assertThat(summary.scores().mean())
        .isCloseTo(scores.stream().mapToDouble(s -> s).average().orElseThrow(), within(1e-9));
    // Five standard errors: once in two million.
    assertThat((double) summary.people())
        .as("seed %d", seed)
        .isCloseTo(people.size(), within(5 * Summary.PEOPLE_ERROR * people.size()));
    assertThat(summary.peopleAreExact()).isFalse();
  }

  private static double quantile(List<Double> sorted, double share) {
    return sorted.get((int) Math.max(1, Math.ceil(share * sorted.size())) - 1);
  }

  @Test
  void whatIsTakenAwayWasNeverThereWhateverTheOrder() {
    List<Facts> stay = new ArrayList<>();
    List<Facts> go = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      stay.add(facts(200));
      go.add(facts(200));
    }
    Summary expected = new Summary();
    stay.forEach(one -> expected.add(one, 1));
    Summary left = new Summary();
    Summary right = new Summary();
    stay.addAll(go);
    Collections.shuffle(stay, random);
    stay.forEach(one -> (random.nextBoolean() ? left : right).add(one, 1));
    Summary summary = Summary.of(left.octets());
    summary.add(Summary.of(right.octets()));
    go.forEach(one -> summary.add(one, -1));
    assertThat(summary.octets()).as("seed %d", seed).isEqualTo(expected.octets());
  }

  @Test
  void whatIsTakenAwayMayBeKeptApartFromWhatItIsTakenAwayFrom() {
    Summary first = new Summary();
    Summary second = new Summary();
    Summary expected = new Summary();
    for (int i = 0; i < 200; i++) {
      Facts stays = facts(100);
      Facts goes = facts(100);
      first.add(stays, 1);
      first.add(goes, 1);
      second.add(goes, -1);
      expected.add(stays, 1);
    }
    Summary sum = Summary.of(second.octets());
    sum.add(Summary.of(first.octets()));
    assertThat(sum.octets()).as("seed %d", seed).isEqualTo(expected.octets());
    assertThat(second.isEmpty()).isFalse();
  }

  @Test
  void aKeptSummaryIsBounded() {
    Summary summary = new Summary();
    for (int i = 0; i < 100_000; i++) {
      summary.add(facts(50_000), 1);
    }
    assertThat(summary.octets().length).isLessThan(16_000);
  }

  @Test
  void peopleWhoAreOnePersonCountOnce() {
    Summary summary = new Summary();
    for (String person : List.of("a", "b", "c")) {
      summary.add(new Facts(List.of(PeopleSample.hash(person)), null, null, null), 1);
    }
    Map<Long, Long> merged = Map.of(PeopleSample.hash("b"), PeopleSample.hash("a"));
    assertThat(summary.people()).isEqualTo(3);
    assertThat(summary.merged(merged).people()).isEqualTo(2);
  }

  @Test
  void whatComesAndGoesWithinABinStillChangesTheSum() {
    Summary summary = new Summary();
    summary.add(new Facts(List.of(7L), null, 100_000L, null), 1);
    summary.add(new Facts(List.of(7L), null, 100_001L, null), -1);
    assertThat(summary.hasDurations()).isFalse();
    assertThat(summary.isEmpty()).isFalse();
    Summary all = new Summary();
    all.add(new Facts(List.of(7L), null, 100_001L, null), 1);
    all.add(Summary.of(summary.octets()));
    assertThat(all.durations().sum()).isCloseTo(100, within(0.0005));
  }
}
