package dev.attain.competency.proficiency;

import static dev.attain.competency.proficiency.PortfolioExample.NOW;
import static dev.attain.competency.proficiency.PortfolioExample.ago;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.framework.EvidenceType;
import dev.attain.competency.framework.Gate;
import dev.attain.competency.framework.Method;
import dev.attain.competency.proficiency.Contribution.Counting;
import dev.attain.competency.proficiency.Proficiency.LevelStanding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class BetaDecayTest {
  private static final Offset<Double> SIX_DIGITS = within(5e-7);
  private static final ProficiencyMethod METHOD = ProficiencyMethod.of(Method.BETA_DECAY);

  private static PortfolioExample golden() {
    return new PortfolioExample().item(.6, 1, 180).item(1, 2, 90).item(1, 3, 0);
  }

  @Test
  void agreesWithTheGoldenFigures() {
    Proficiency now = METHOD.proficiency(golden().build(), NOW);
    assertThat(term(now, "a")).isCloseTo(5.714214, SIX_DIGITS);
    assertThat(term(now, "b")).isCloseTo(1.2, SIX_DIGITS);
    assertThat(now.mean()).isCloseTo(.826444, SIX_DIGITS);
    assertThat(now.estimate().low()).isCloseTo(.559414, SIX_DIGITS);
    assertThat(now.estimate().high()).isCloseTo(.984098, SIX_DIGITS);
    assertThat(probability(now, 2)).isCloseTo(.829440, SIX_DIGITS);
    assertThat(now.currentLevel()).isEqualTo(2);
  }

  @Test
  void agreesWithTheGoldenFiguresAfter180IdleDays() {
    Proficiency later = METHOD.proficiency(golden().build(), NOW.plus(Duration.ofDays(180)));
    assertThat(term(later, "a")).isCloseTo(3.357107, SIX_DIGITS);
    assertThat(term(later, "b")).isCloseTo(1.1, SIX_DIGITS);
    assertThat(later.mean()).isCloseTo(.753203, SIX_DIGITS);
    assertThat(probability(later, 2)).isCloseTo(.664338, SIX_DIGITS);
    assertThat(later.currentLevel()).isEqualTo(1);
  }

  @Test
  void keptSumsReadTheSameBitForBitAtAnyLaterInstant() {
    Portfolio portfolio = golden().build();
    EvidenceSums sums = METHOD.sums(portfolio, NOW);
    Instant later = NOW.plus(Duration.ofDays(77));
    assertThat(METHOD.proficiency(portfolio, sums, later))
        .isEqualTo(METHOD.proficiency(portfolio, later));
  }

  @Test
  void theOrderOfArrivalAndRepetitionsDoNotMatter() {
    long seed = System.nanoTime();
    System.out.println("BetaDecayTest seed " + seed);
    Random random = new Random(seed);
    PortfolioExample example = new PortfolioExample();
    for (int i = 0; i < 40; i++) {
      example.item(random.nextDouble(), random.nextInt(4), random.nextInt(20));
    }
    List<Evidence> shuffled = new ArrayList<>(example.evidence());
    shuffled.addAll(example.evidence().subList(3, 9));
    Collections.shuffle(shuffled, random);
    Portfolio other = example.with(shuffled);
    assertThat(METHOD.proficiency(other, NOW)).isEqualTo(METHOD.proficiency(example.build(), NOW));
    assertThat(METHOD.attainments(other)).isEqualTo(METHOD.attainments(example.build()));
  }

  @Test
  void withoutEvidenceTheFiguresAreThePriorAndNoLevelHolds() {
    PortfolioExample sure =
        new PortfolioExample().method(new Method(Method.BETA_DECAY, 180, .95, 40, .8, 6));
    Proficiency none = METHOD.proficiency(sure.build(), NOW);
    assertThat(none.mean()).isCloseTo(.95, within(1e-12));
    assertThat(probability(none, 1)).isGreaterThan(.99);
    assertThat(none.currentLevel()).isNull();
    assertThat(none.items()).isZero();
    assertThat(METHOD.lapsesAt(sure.build(), NOW)).isEmpty();
  }

  @Test
  void completionNeverCountsWhateverItsWeight() {
    Portfolio portfolio =
        new PortfolioExample()
            .item(1, 50, 1, EvidenceType.COMPLETION, "lms", null, null, null)
            .build();
    assertThat(METHOD.proficiency(portfolio, NOW).items()).isZero();
    assertThat(term(METHOD.proficiency(portfolio, NOW), "a")).isEqualTo(1);
    assertThat(METHOD.contributions(portfolio, NOW))
        .extracting(Contribution::counting)
        .containsExactly(Counting.PROVES_NOTHING);
  }

  @Test
  void oneSourceCanGiveOnlyItsDailyCap() {
    PortfolioExample quiz = new PortfolioExample();
    for (int i = 0; i < 40; i++) {
      quiz.item(1, 1, 0);
    }
    quiz.item(0, 2, 0, EvidenceType.OBSERVATION, "boss", "boss", null, null);
    Proficiency proficiency = METHOD.proficiency(quiz.build(), NOW);
    assertThat(term(proficiency, "a")).isEqualTo(1 + 6);
    assertThat(term(proficiency, "b")).isEqualTo(1 + 2);
    assertThat(proficiency.items()).isEqualTo(41);
  }

  @Test
  void theDailyCapStartsAnewWithTheUtcDay() {
    double toMidnight = 0.5;
    PortfolioExample example =
        new PortfolioExample()
            .item(1, 6, toMidnight + 0.001)
            .item(1, 6, toMidnight - 0.001)
            .method(new Method(Method.BETA_DECAY, 1e9, .5, 2, .8, 6));
    assertThat(term(METHOD.proficiency(example.build(), NOW), "a")).isCloseTo(13, within(1e-6));
  }

  @Test
  void expiredAndLaterEvidenceDoesNotCount() {
    Portfolio portfolio =
        new PortfolioExample()
            .item(1, 1, 5, EvidenceType.CERTIFICATION, "lms", null, null, ago(2))
            .item(1, 1, -3)
            .build();
    assertThat(METHOD.proficiency(portfolio, ago(2.001)).items()).isEqualTo(1);
    assertThat(METHOD.proficiency(portfolio, ago(2)).items()).isZero();
    assertThat(METHOD.proficiency(portfolio, NOW.plus(Duration.ofDays(3))).items()).isEqualTo(1);
    assertThat(METHOD.sums(portfolio, ago(3)).until()).isEqualTo(ago(2));
    assertThat(METHOD.sums(portfolio, NOW).until()).isEqualTo(ago(-3));
    assertThat(METHOD.contributions(portfolio, NOW))
        .extracting(Contribution::counting)
        .containsExactly(Counting.EXPIRED);
  }

  @Test
  void aLevelHoldsOnlyWhenItsGatesAreMetToo() {
    Gate gate = new Gate(2, 3, Set.of(EvidenceType.OBSERVATION), 2, true);
    PortfolioExample example =
        new PortfolioExample()
            .gates(gate)
            .item(1, 6, 1, EvidenceType.ASSESSMENT, "lms", null, null, null)
            .item(1, 6, 0, EvidenceType.ASSESSMENT, "bob", "bob", null, null);
    Proficiency before = METHOD.proficiency(example.build(), NOW);
    assertThat(before.currentLevel()).isEqualTo(1);
    LevelStanding second = before.findLevel(2).orElseThrow();
    assertThat(second.probability()).isGreaterThan(.8);
    assertThat(second.missing())
        .containsExactly(
            new Shortfall.Items(3, 2),
            new Shortfall.Types(Set.of(EvidenceType.OBSERVATION)),
            new Shortfall.Raters(2, 1),
            new Shortfall.Artifact());

    example.item(1, 2, 0, EvidenceType.OBSERVATION, "eve", "eve", "https://example.org/a", null);
    assertThat(METHOD.proficiency(example.build(), NOW).isAt(2)).isTrue();
  }

  @Test
  void attainmentIsTheFirstInstantALevelHeld() {
    PortfolioExample example =
        new PortfolioExample().item(1, 1, 30).item(1, 3, 20).item(1, 6, 10).item(0, 6, 5);
    assertThat(METHOD.attainments(example.build()))
        .containsExactly(new Attainment(1, ago(30)), new Attainment(2, ago(20)));
    assertThat(METHOD.proficiency(example.build(), NOW).isAt(2)).isFalse();
    assertThat(METHOD.proficiency(example.build(), ago(20)).isAt(2)).isTrue();
    assertThat(METHOD.proficiency(example.build(), ago(20.001)).isAt(2)).isFalse();
  }

  @Test
  void itemsOfOneInstantCountTogetherForAttainment() {
    PortfolioExample example = new PortfolioExample().item(1, 3, 10).item(0, 3, 10);
    assertThat(METHOD.attainments(example.build())).isEmpty();
  }

  @Test
  void whatHadExpiredDoesNotHelpToAttain() {
    PortfolioExample example =
        new PortfolioExample()
            .item(1, 3, 30, EvidenceType.CERTIFICATION, "lms", null, null, ago(25))
            .item(1, 2, 20);
    assertThat(METHOD.attainments(example.build())).containsExactly(new Attainment(1, ago(30)));
    Portfolio withoutExpired = new PortfolioExample().item(1, 2, 20).build();
    assertThat(term(METHOD.proficiency(example.build(), ago(20)), "a"))
        .isEqualTo(term(METHOD.proficiency(withoutExpired, ago(20)), "a"));
  }

  @Test
  void aLevelLapsesByDecayAtTheSecondItFallsBelowGamma() {
    Portfolio portfolio = golden().build();
    Instant lapse = METHOD.lapsesAt(portfolio, NOW).orElseThrow();
    assertThat(lapse).isAfter(NOW).isBefore(NOW.plus(Duration.ofDays(180)));
    assertThat(METHOD.proficiency(portfolio, lapse).isAt(2)).isFalse();
    assertThat(METHOD.proficiency(portfolio, lapse.minusSeconds(1)).isAt(2)).isTrue();
  }

  @Test
  void aLevelLapsesAtTheExpiryOfWhatItRestsOn() {
    Instant expiry = NOW.plus(Duration.ofDays(3));
    Portfolio portfolio =
        new PortfolioExample()
            .item(1, 6, 1, EvidenceType.CERTIFICATION, "lms", null, null, expiry)
            .item(.5, 1, 1)
            .build();
    assertThat(METHOD.lapsesAt(portfolio, NOW)).contains(expiry);
  }

  @Test
  void aLevelThatThePriorCarriesNeverLapses() {
    Portfolio portfolio =
        new PortfolioExample()
            .method(new Method(Method.BETA_DECAY, 30, .95, 40, .8, 6))
            .item(.95, 1, 1)
            .build();
    assertThat(METHOD.proficiency(portfolio, NOW).isAt(3)).isTrue();
    assertThat(METHOD.lapsesAt(portfolio, NOW)).isEmpty();
  }

  @Test
  void theSharesOfItemsAndPriorAddUpToOne() {
    Explanation explanation = Explanation.of(golden().build(), NOW);
    double items = explanation.contributions().stream().mapToDouble(Contribution::share).sum();
    assertThat(items + explanation.priorShare()).isCloseTo(1, within(1e-12));
    assertThat(explanation.contributions().get(0).decayedWeight()).isCloseTo(.5, within(1e-12));
  }

  @Test
  void theExplanationSaysWhatTheNextLevelNeeds() {
    PortfolioExample example = golden().gates(new Gate(3, 5, Set.of(), 2, false));
    assertThat(Explanation.of(example.build(), NOW).sentences())
        .contains(
            "Troubleshooting as of 2026-06-30T12:00:00Z by beta-decay@1: level 2 (Practitioner)"
                + " holds: the probability that the true score is at least 0.70 is 0.82, and the"
                + " gates are met.",
            "3 of 3 item(s) count; weights halve every 180 days, and the prior has 29% of all"
                + " weight.",
            "Level 3 (Expert) still needs a probability of 0.80 (now 0.36); 2 more item(s) of"
                + " evidence (3 of 5); 2 more rater(s) (0 of 2).");
  }

  private static double term(Proficiency proficiency, String name) {
    return Objects.requireNonNull(proficiency.estimate().terms().get(name));
  }

  private static double probability(Proficiency proficiency, int level) {
    return Objects.requireNonNull(proficiency.findLevel(level).orElseThrow().probability());
  }
}
