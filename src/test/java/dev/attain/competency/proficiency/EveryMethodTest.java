package dev.attain.competency.proficiency;

import static dev.attain.competency.proficiency.PortfolioExample.NOW;
import static dev.attain.competency.proficiency.PortfolioExample.ago;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.framework.EvidenceType;
import dev.attain.competency.framework.Gate;
import dev.attain.competency.framework.Level;
import dev.attain.competency.framework.Method;
import dev.attain.competency.proficiency.Proficiency.LevelStanding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds whatever the method, over random portfolios, and how point methods hold levels. */
class EveryMethodTest {

  static List<String> methods() {
    return Method.KNOWN;
  }

  private static PortfolioExample random(String method, Random random) {
    PortfolioExample example =
        new PortfolioExample().method(Method.of(method)).gates(new Gate(2, 3, Set.of(), 1, false));
    int items = 1 + random.nextInt(40);
    for (int i = 0; i < items; i++) {
      EvidenceType type = EvidenceType.values()[random.nextInt(5)];
      double age = random.nextInt(60);
      @Nullable Instant expiresAt =
          random.nextInt(4) > 0 ? null : ago(age - 1 - random.nextInt(80));
      String rater = random.nextBoolean() ? null : "r" + random.nextInt(3);
      example.item(
          random.nextInt(11) / 10.0,
          random.nextInt(4),
          age,
          type,
          "s" + random.nextInt(3),
          rater,
          null,
          expiresAt);
    }
    return example;
  }

  private static Random seeded() {
    long seed = System.nanoTime();
    System.out.println("EveryMethodTest seed " + seed);
    return new Random(seed);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void theOrderOfArrivalAndRepetitionsDoNotMatter(String id) {
    Random random = seeded();
    ProficiencyMethod method = ProficiencyMethod.of(id);
    for (int round = 0; round < 50; round++) {
      PortfolioExample example = random(id, random);
      List<Evidence> shuffled = new ArrayList<>(example.evidence());
      shuffled.addAll(shuffled.subList(0, random.nextInt(shuffled.size() + 1)));
      Collections.shuffle(shuffled, random);
      Portfolio arrived = example.with(shuffled);
      Instant asOf = ago(random.nextInt(50) - 5);
      assertThat(method.proficiency(arrived, asOf))
          .isEqualTo(method.proficiency(example.build(), asOf));
      assertThat(method.attainments(arrived)).isEqualTo(method.attainments(example.build()));
      assertThat(method.contributions(arrived, asOf))
          .isEqualTo(method.contributions(example.build(), asOf));
      assertThat(method.lapsesAt(arrived, asOf)).isEqualTo(method.lapsesAt(example.build(), asOf));
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void keptSumsReadTheSameAsTheEvidenceAsLongAsTheyAreValid(String id) {
    Random random = seeded();
    ProficiencyMethod method = ProficiencyMethod.of(id);
    for (int round = 0; round < 50; round++) {
      Portfolio portfolio = random(id, random).build();
      EvidenceSums sums = method.sums(portfolio, ago(random.nextInt(60)));
      Instant until = sums.until() == null ? sums.from().plus(Duration.ofDays(50)) : sums.until();
      long span = Duration.between(sums.from(), until).toMillis();
      Instant asOf = sums.from().plusMillis((long) (random.nextDouble() * (span - 1)));
      Proficiency computed = method.proficiency(portfolio, asOf);
      assertThat(method.proficiency(portfolio, sums, asOf)).isEqualTo(computed);
      assertThat(method.standing(portfolio, sums, asOf))
          .isEqualTo(new Standing(computed.currentLevel(), computed.items()));
    }
  }

  /** Attainments are folded item by item; here each instant is computed from all its evidence. */
  @ParameterizedTest
  @MethodSource("methods")
  void attainmentsFoundIncrementallyEqualThoseRecomputedAtEachInstant(String id) {
    Random random = seeded();
    ProficiencyMethod method = ProficiencyMethod.of(id);
    for (int round = 0; round < 50; round++) {
      Portfolio portfolio = random(id, random).build();
      List<Attainment> recomputed = new ArrayList<>();
      for (Level level : portfolio.scale()) {
        portfolio.evidence().stream()
            .filter(item -> item.type() != EvidenceType.COMPLETION && item.weight() > 0)
            .map(Evidence::occurredAt)
            .filter(at -> method.proficiency(portfolio, at).isAt(level.level()))
            .findFirst()
            .ifPresent(at -> recomputed.add(new Attainment(level.level(), at)));
      }
      assertThat(method.attainments(portfolio)).isEqualTo(recomputed);
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void theStoredLapseIsTheFirstSecondAtWhichTheLevelFails(String id) {
    Random random = seeded();
    ProficiencyMethod method = ProficiencyMethod.of(id);
    int lapses = 0;
    for (int round = 0; round < 200; round++) {
      Portfolio portfolio = random(id, random).build();
      Instant asOf = ago(0);
      Integer current = method.proficiency(portfolio, asOf).currentLevel();
      Optional<Instant> lapse = method.lapsesAt(portfolio, asOf);
      if (current == null) {
        assertThat(lapse).isEmpty();
      } else if (lapse.isPresent()) {
        lapses++;
        assertThat(method.proficiency(portfolio, lapse.get()).isAt(current)).isFalse();
        assertThat(method.proficiency(portfolio, lapse.get().minusSeconds(1)).isAt(current))
            .isTrue();
        Instant between =
            asOf.plusSeconds(
                (long) (random.nextDouble() * Duration.between(asOf, lapse.get()).toSeconds()));
        assertThat(method.proficiency(portfolio, between).isAt(current)).isTrue();
      } else {
        assertThat(method.proficiency(portfolio, asOf.plus(Duration.ofDays(3650))).isAt(current))
            .isTrue();
      }
    }
    assertThat(lapses).as("some levels lapse").isPositive();
  }

  @ParameterizedTest
  @MethodSource("methods")
  void sharesAndThePriorsShareAddUpToOneAndAnEffectIsWhatAnItemChanges(String id) {
    Random random = seeded();
    ProficiencyMethod method = ProficiencyMethod.of(id);
    for (int round = 0; round < 30; round++) {
      Portfolio portfolio = random(id, random).build();
      Proficiency proficiency = method.proficiency(portfolio, NOW);
      List<Contribution> contributions = method.contributions(portfolio, NOW);
      double shares = contributions.stream().mapToDouble(Contribution::share).sum();
      if (proficiency.mean() != null && proficiency.items() > 0) {
        assertThat(shares + method.priorShare(portfolio, NOW)).isCloseTo(1, within(1e-9));
      }
      assertThat(contributions).allSatisfy(item -> assertThat(item.share()).isBetween(0.0, 1.0));
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void aFigureThatAMethodDoesNotHaveIsNullWithAReason(String id) {
    Random random = seeded();
    for (int round = 0; round < 30; round++) {
      Portfolio portfolio = random(id, random).build();
      Proficiency proficiency = ProficiencyMethod.of(id).proficiency(portfolio, NOW);
      Estimate estimate = proficiency.estimate();
      assertThat(estimate.mean() == null).isEqualTo(estimate.whyNoMean() != null);
      assertThat(estimate.low() == null).isEqualTo(estimate.whyNoInterval() != null);
      for (LevelStanding level : proficiency.levels()) {
        assertThat(level.probability() == null).isEqualTo(estimate.whyNoProbability() != null);
      }
      assertThat(estimate.low() != null).isEqualTo(id.equals(Method.BETA_DECAY));
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void asManyMoreItemsAsTheExplanationSaysAreEnoughAndOneFewerIsNot(String id) {
    Random random = seeded();
    ProficiencyMethod method = ProficiencyMethod.of(id);
    for (int round = 0; round < 20; round++) {
      PortfolioExample example = random(id, random);
      NextLevel next = Explanation.of(example.build(), NOW).nextLevel();
      if (next == null) {
        continue;
      }
      int level = next.standing().level();
      for (NextLevel.More more : next.enough()) {
        assertThat(reachedWith(method, example, more, more.items(), level)).isTrue();
        assertThat(reachedWith(method, example, more, more.items() - 1, level)).isFalse();
      }
    }
  }

  private static boolean reachedWith(
      ProficiencyMethod method, PortfolioExample example, NextLevel.More more, int n, int level) {
    PortfolioExample with = new PortfolioExample().method(example.build().competency().method());
    with.evidence().addAll(example.build().knownAt(NOW).evidence());
    for (int i = 0; i < n; i++) {
      with.item(1, more.weight(), 0, more.type(), "new" + i, null, null, null, "z" + i);
    }
    return method
        .proficiency(with.build(), NOW)
        .findLevel(level)
        .map(LevelStanding::reached)
        .orElseThrow();
  }

  @Test
  void aPointMethodReachesALevelAtItsCutInSpiteOfRounding() {
    PortfolioExample example = new PortfolioExample().method(Method.of(Method.AVERAGE));
    example.item(.7, 1, 3).item(.7, 1, 2).item(.7, 1, 1);
    Proficiency proficiency =
        ProficiencyMethod.of(Method.AVERAGE).proficiency(example.build(), NOW);
    assertThat(proficiency.currentLevel()).isEqualTo(2);
    assertThat(proficiency.findLevel(2).orElseThrow().probability()).isNull();
    assertThat(proficiency.estimate().whyNoInterval()).contains("no interval");
  }

  @Test
  void knowledgeTracingHoldsALevelWhenKnowingIsProbableEnough() {
    PortfolioExample example = new PortfolioExample().method(Method.of(Method.KNOWLEDGE_TRACING));
    ProficiencyMethod method = ProficiencyMethod.of(Method.KNOWLEDGE_TRACING);
    example.item(1, 1, 5);
    assertThat(method.proficiency(example.build(), NOW).currentLevel()).isNull();
    example.item(1, 1, 4).item(0, 1, 3).item(1, 1, 2).item(1, 1, 1);
    Proficiency proficiency = method.proficiency(example.build(), NOW);
    assertThat(proficiency.estimate().terms().get("known")).isCloseTo(.984527, within(5e-7));
    assertThat(proficiency.currentLevel()).isEqualTo(3);
  }

  @Test
  void tooFewItemsForNMasteryAreNoEstimateAndNoLevel() {
    PortfolioExample example = new PortfolioExample().method(Method.of(Method.N_MASTERY));
    example.item(1, 1, 5).item(.2, 1, 4).item(1, 1, 3);
    Explanation explanation = Explanation.of(example.build(), NOW);
    assertThat(explanation.proficiency().mean()).isNull();
    assertThat(explanation.proficiency().currentLevel()).isNull();
    assertThat(explanation.proficiency().items()).isEqualTo(3);
    assertThat(explanation.sentences())
        .contains(
            "Troubleshooting as of 2026-06-30T12:00:00Z by n-mastery@1: no level holds yet; there"
                + " is no estimate, because fewer than 3 items show mastery (a score of at least"
                + " 0.6).");
  }

  @Test
  void theExplanationSaysWhatChangedSinceAndHowMuchMoreIsNeeded() {
    PortfolioExample example =
        new PortfolioExample()
            .item(.6, 1, 180)
            .item(1, 2, 90)
            .item(1, 3, 0)
            .item(1, 1, 60, EvidenceType.CERTIFICATION, "x", null, null, ago(10));
    Explanation explanation =
        Explanation.of(example.build(), NOW, ago(30), Set.of(EvidenceType.CERTIFICATION), null);
    Change change = Objects.requireNonNull(explanation.change());
    assertThat(change.added()).containsExactly("item-2");
    assertThat(change.expired()).containsExactly("item-3");
    assertThat(change.before().asOf()).isEqualTo(ago(30));
    assertThat(change.meanByTimeAlone()).isLessThan(change.before().mean());
    assertThat(Objects.requireNonNull(explanation.nextLevel()).enough())
        .extracting(NextLevel.More::type)
        .containsExactly(EvidenceType.CERTIFICATION);
    assertThat(explanation.sentences())
        .anySatisfy(s -> assertThat(s).startsWith("Since 2026-05-31T12:00:00Z the level went from"))
        .anySatisfy(s -> assertThat(s).startsWith("For that figure, so many more items"));
  }

  @Test
  void anUnknownMethodIsABug() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProficiencyMethod.of("guess@1"))
        .withMessageContaining("beta-decay@1");
  }
}
