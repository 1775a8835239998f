package dev.attain.competency.projection.standings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.competency.framework.EvidenceType;
import dev.attain.competency.proficiency.Attainment;
import dev.attain.competency.proficiency.EvidenceSums;
import dev.attain.competency.proficiency.GateCounts;
import dev.attain.competency.projection.standings.ActiveDays.Day;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PersonStandingsTest {

  private static Instant instant(Random random) {
    return Instant.ofEpochSecond(
        random.nextLong(-100_000_000_000L, 250_000_000_000L),
        random.nextBoolean() ? 0 : random.nextInt(1_000_000_000));
  }

  private static @Nullable Instant perhaps(Random random) {
    return random.nextBoolean() ? null : instant(random);
  }

  private static CompetencyStanding standing(Random random, int levels, int days) {
    Set<EvidenceType> types = EnumSet.noneOf(EvidenceType.class);
    for (EvidenceType type : EvidenceType.values()) {
      if (random.nextBoolean()) {
        types.add(type);
      }
    }
    List<Attainment> attainments = new ArrayList<>();
    for (int level = 1; level <= levels; level++) {
      attainments.add(new Attainment(level, instant(random)));
    }
    List<Day> active = new ArrayList<>();
    int day = random.nextInt(-100, 30_000);
    for (int i = 0; i < days; i++) {
      active.add(new Day(day, random.nextInt(100_000)));
      day += 1 + random.nextInt(400);
    }
    return new CompetencyStanding(
        new EvidenceSums(
            instant(random),
            random.nextDouble() * 100,
            random.nextDouble(),
            new GateCounts(
                random.nextInt(100_000), types, random.nextInt(300), random.nextBoolean()),
            instant(random),
            perhaps(random),
            random.nextBoolean() ? null : Double.valueOf(random.nextGaussian())),
        random.nextBoolean() ? null : Integer.valueOf(random.nextInt(9)),
        perhaps(random),
        attainments,
        instant(random),
        new ActiveDays(random.nextBoolean(), active));
  }

  @Test
  void whatIsPackedIsUnpackedEqual() {
    long seed = System.nanoTime();
    System.out.println("PersonStandingsTest seed " + seed);
    Random random = new Random(seed);
    PersonStandings kept = PersonStandings.NONE;
    Map<Integer, CompetencyStanding> expected = new HashMap<>();
    for (int i = 0; i < 2_000; i++) {
      int place = random.nextInt(60);
      Map<Integer, @Nullable CompetencyStanding> change = new HashMap<>();
      if (random.nextInt(4) == 0) {
        change.put(place, null);
        expected.remove(place);
      } else {
        CompetencyStanding next =
            standing(random, random.nextInt(5), random.nextInt(ActiveDays.MOST + 1));
        change.put(place, next);
        expected.put(place, next);
      }
      kept = PersonStandings.unpack(kept.with(change).pack());
      assertThat(kept.find(place).orElse(null)).isEqualTo(expected.get(place));
    }
    for (int place = 0; place < 60; place++) {
      assertThat(kept.find(place).orElse(null)).isEqualTo(expected.get(place));
    }
  }

  @Test
  void theOrderOfChangesLeavesNoTrace() {
    Random random = new Random(1);
    CompetencyStanding one = standing(random, 2, 3);
    CompetencyStanding other = standing(random, 1, 5);
    assertThat(PersonStandings.NONE.with(Map.of(3, one)).with(Map.of(1, other)).pack())
        .isEqualTo(PersonStandings.NONE.with(Map.of(1, other, 3, one)).pack());
  }

  @Test
  void aCompetencyTakesABoundedNumberOfOctets() {
    Random random = new Random(2);
    for (int i = 0; i < 100; i++) {
      assertThat(StandingForm.pack(standing(random, 5, ActiveDays.MOST))).hasSizeLessThan(330);
    }
  }
}
