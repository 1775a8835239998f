package dev.attain.competency.proficiency.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attain.competency.framework.Method;
import dev.attain.competency.framework.Method.Mastery;
import dev.attain.competency.framework.Method.Tracing;
import dev.attain.competency.proficiency.score.ItemDifficulties.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScoreRulesTest {
  private static final Offset<Double> EXACT = within(1e-12);
  private static final Method CANVAS =
      with(Method.of(Method.N_MASTERY), new Mastery(.6, 3), null, Map.of());

  private static Method with(
      Method method,
      @Nullable Mastery mastery,
      @Nullable Tracing tracing,
      Map<String, Double> difficulties) {
    return new Method(
        method.id(),
        method.halfLifeDays(),
        method.priorBase(),
        method.priorStrength(),
        method.gamma(),
        method.dailyCap(),
        null,
        mastery,
        tracing,
        difficulties);
  }

  /** Scores on a scale of 0..5, as items of weight 1. */
  private static List<ScoredItem> outOfFive(double... scores) {
    return Arrays.stream(scores).mapToObj(s -> new ScoredItem(s / 5, 1, "rule")).toList();
  }

  private static @Nullable Double value(ScoreRule rule, Method method, List<ScoredItem> items) {
    ScoreRule.Running running = rule.start(method);
    items.forEach(running::add);
    return running.value();
  }

  private static double outOfFive(ScoreRule rule, double... scores) {
    Double value = value(rule, CANVAS, outOfFive(scores));
    assertThat(value).isNotNull();
    return value == null ? Double.NaN : 5 * value;
  }

  @Test
  void decayingAverageAgreesWithTheGoldenFigures() {
    ScoreRule rule = new DecayingAverage();
    assertThat(outOfFive(rule, 2, 3, 4)).isCloseTo(3.5275, EXACT);
    assertThat(outOfFive(rule, 1, 2, 3, 4, 5)).isCloseTo(4.47, within(5e-3));
    assertThat(outOfFive(rule, 3)).isCloseTo(3, EXACT);
  }

  @Test
  void legacyDecayingAverageAgreesWithTheGoldenFigures() {
    ScoreRule rule = new DecayingAverageLegacy();
    assertThat(outOfFive(rule, 2, 3, 4)).isCloseTo(3.475, EXACT);
    assertThat(outOfFive(rule, 1, 2, 3, 4, 5)).isCloseTo(4.125, EXACT);
    assertThat(outOfFive(rule, 3)).isCloseTo(3, EXACT);
  }

  @Test
  void nMasteryIsTheMeanOfTheScoresThatShowItOnceTheyAreEnough() {
    ScoreRule rule = new NMastery();
    assertThat(outOfFive(rule, 4, 5, 1, 3, 2, 3)).isCloseTo(3.75, EXACT);
    assertThat(value(rule, CANVAS, outOfFive(4, 5, 1))).isNull();
    assertThat(rule.whyNoMean(CANVAS)).contains("fewer than 3 items");
  }

  @Test
  void latestHighestAndAverage() {
    assertThat(outOfFive(new Latest(), 2, 5, 3)).isCloseTo(3, EXACT);
    assertThat(outOfFive(new Highest(), 2, 5, 3)).isCloseTo(5, EXACT);
    assertThat(outOfFive(new Average(), 2, 5, 3)).isCloseTo(10 / 3.0, EXACT);
    List<ScoredItem> weighed = List.of(new ScoredItem(1, 3, "rule"), new ScoredItem(0, 1, "rule"));
    assertThat(value(new Average(), CANVAS, weighed)).isCloseTo(.75, EXACT);
  }

  @Test
  void knowledgeTracingAgreesWithTheGoldenFigures() {
    Method method = with(Method.of(Method.KNOWLEDGE_TRACING), null, null, Map.of());
    KnowledgeTracing rule = new KnowledgeTracing();
    double[] success = {.48, .7425, .861818, .701053, .848919};
    double[] answers = {1, 1, 0, 1, 1};
    ScoreRule.Running running = rule.start(method);
    double known = .4;
    for (int i = 0; i < answers.length; i++) {
      assertThat(rule.mean(known, method)).isCloseTo(success[i], within(5e-7));
      running.add(new ScoredItem(answers[i], 1, "rule"));
      Double value = running.value();
      assertThat(value).isNotNull();
      known = value == null ? Double.NaN : value;
    }
    assertThat(known).isCloseTo(.984527, within(5e-7));
  }

  @Test
  void knowledgeTracingSaysALevelIsAsLikelyAsKnowingUnlessItLiesOutsideOfGuessAndSlip() {
    Method method = Method.of(Method.KNOWLEDGE_TRACING);
    KnowledgeTracing rule = new KnowledgeTracing();
    assertThat(rule.probability(.7, .2, method)).isEqualTo(1);
    assertThat(rule.probability(.7, .21, method)).isEqualTo(.7);
    assertThat(rule.probability(.7, .9, method)).isEqualTo(.7);
    assertThat(rule.probability(.7, .91, method)).isZero();
  }

  @Test
  void knowledgeTracingLearnsNothingFromWhatItHoldsImpossible() {
    Method sure =
        with(Method.of(Method.KNOWLEDGE_TRACING), null, new Tracing(0, 0, 0, 0, .5), Map.of());
    assertThat(value(new KnowledgeTracing(), sure, outOfFive(5, 0, 5))).isZero();
    Method knowing =
        with(Method.of(Method.KNOWLEDGE_TRACING), null, new Tracing(1, 0, 0, 0, .5), Map.of());
    assertThat(value(new KnowledgeTracing(), knowing, outOfFive(0))).isEqualTo(1);
  }

  @Test
  void eloMovesByTheSurpriseAndSlowsDown() {
    assertThat(EloRating.expected(1, 1)).isEqualTo(.5);
    assertThat(EloRating.expected(Math.log(3), 0)).isCloseTo(.75, EXACT);
    assertThat(EloRating.START.step()).isEqualTo(1.8);
    assertThat(new EloRating(0, 20).step()).isCloseTo(.9, EXACT);
    EloRating once = EloRating.START.answering(0, 1);
    assertThat(once).isEqualTo(new EloRating(.9, 1));
    double expected = 1 / (1 + Math.exp(-.9));
    assertThat(once.answering(0, 0).rating()).isCloseTo(.9 - 1.8 / 1.05 * expected, EXACT);
    assertThat(EloRating.START.answeredBy(0, 1).rating()).isCloseTo(-.9, EXACT);
  }

  @Test
  void eloHeedsTheDifficultyOfWhatWasAsked() {
    Method method = with(Method.of(Method.ELO), null, null, Map.of("hard", 2.0));
    Elo elo = new Elo();
    Double hard = value(elo, method, List.of(new ScoredItem(1, 1, "hard")));
    Double easy = value(elo, method, List.of(new ScoredItem(1, 1, "easy")));
    assertThat(easy).isCloseTo(.9, EXACT);
    assertThat(hard).isCloseTo(1.8 * (1 - 1 / (1 + Math.exp(2))), EXACT);
    assertThat(elo.mean(0, method)).isEqualTo(.5);
  }

  @Test
  void difficultiesAreRatedInTheOrderOfTheAnswersNotOfTheirArrival() {
    long seed = System.nanoTime();
    System.out.println("ScoreRulesTest seed " + seed);
    Random random = new Random(seed);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      String item = random.nextBoolean() ? "easy" : "hard";
      double score = random.nextDouble() < (item.equals("easy") ? .9 : .2) ? 1 : 0;
      answers.add(
          new Answer("" + i, "p" + random.nextInt(20), item, score, Instant.ofEpochSecond(i / 3)));
    }
    Map<String, EloRating> rated = ItemDifficulties.of(answers);
    List<Answer> shuffled = new ArrayList<>(answers);
    Collections.shuffle(shuffled, random);
    assertThat(ItemDifficulties.of(shuffled)).isEqualTo(rated);
    EloRating hard = Objects.requireNonNull(rated.get("hard"));
    EloRating easy = Objects.requireNonNull(rated.get("easy"));
    assertThat(hard.rating()).isGreaterThan(easy.rating() + 1);
  }

  @Test
  void thePartsOfEveryRuleAddUpToOneAndTheAveragesAreTheirPartsTimesTheScores() {
    List<ScoredItem> items = outOfFive(4, 5, 1, 3, 2, 3);
    for (ScoreRule rule :
        List.of(
            new DecayingAverage(),
            new DecayingAverageLegacy(),
            new NMastery(),
            new Latest(),
            new Highest(),
            new Average())) {
      double[] parts = rule.parts(items, CANVAS);
      double sum = 0;
      for (int i = 0; i < parts.length; i++) {
        sum += parts[i] * items.get(i).score();
      }
      assertThat(Arrays.stream(parts).sum()).as(rule.id()).isCloseTo(1, EXACT);
      assertThat(value(rule, CANVAS, items)).as(rule.id()).isCloseTo(sum, EXACT);
    }
    for (ScoreRule rule : List.of(new KnowledgeTracing(), new Elo())) {
      assertThat(Arrays.stream(rule.parts(items, CANVAS)).sum()).isCloseTo(1, EXACT);
    }
    assertThat(new NMastery().parts(outOfFive(4, 1), CANVAS)).containsOnly(0);
  }
}
