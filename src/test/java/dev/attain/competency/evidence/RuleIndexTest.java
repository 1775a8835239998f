package dev.attain.competency.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.competency.framework.MappingRule;
import dev.attain.competency.framework.MappingRule.When;
import dev.attain.competency.framework.PathCondition;
import dev.attain.competency.framework.PathCondition.ExpectedValue;
import dev.attain.xapi.ContextActivities;
import dev.attain.xapi.StatementBuilder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RuleIndexTest {
  private static final byte[] NO_JSON = new byte[0];

  @Test
  void rulesThatShareAVerbAreFoundByWhatTellsThemApart() {
    List<CompiledRule> rules = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      rules.add(
          rule(i, Set.of(StatementBuilder.ANSWERED), Set.of("x:quiz-" + i), Set.of(), Set.of()));
    }
    rules.add(rule(1_000, Set.of(StatementBuilder.ANSWERED), Set.of(), Set.of(), Set.of()));
    RuleIndex index = new RuleIndex(rules);

    Collection<CompiledRule> candidates =
        index.candidates(
            StatementFacts.of(
                new StatementBuilder().object(StatementBuilder.activity("x:quiz-7", null)).build(),
                NO_JSON));

    assertThat(candidates).containsExactly(rules.get(7), rules.get(1_000));
  }

  @Test
  void theIndexFindsWhatAskingEveryRuleFinds() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      List<CompiledRule> rules =
          IntStream.range(0, random.nextInt(30)).mapToObj(i -> randomRule(i, random)).toList();
      StatementFacts facts = StatementFacts.of(randomStatement(random).build(), NO_JSON);

      assertThat(new RuleIndex(rules).candidates(facts).stream().filter(r -> r.matches(facts)))
          .as("seed %d, round %d", seed, round)
          .containsExactlyElementsOf(rules.stream().filter(r -> r.matches(facts)).toList());
    }
  }

  @Test
  void rulesOnNumbersAreFoundAsByAskingEveryRule() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      List<CompiledRule> rules =
          IntStream.range(0, random.nextInt(60)).mapToObj(i -> numberRule(i, random)).toList();
      RuleIndex index = new RuleIndex(rules);
      for (int statement = 0; statement < 5; statement++) {
        String json = randomJson(random);
        StatementFacts facts =
            StatementFacts.of(scored(random).build(), json.getBytes(StandardCharsets.UTF_8));

        assertThat(index.candidates(facts).stream().filter(r -> r.matches(facts)))
            .as("seed %d, round %d, %s", seed, round, json)
            .containsExactlyElementsOf(rules.stream().filter(r -> r.matches(facts)).toList());
      }
    }
  }

  @Test
  void rulesWhoseNumbersOrTextsAreElsewhereAreNotAsked() {
    List<CompiledRule> rules = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      PathCondition one =
          switch (i % 3) {
            case 0 -> condition("$.n", null, List.of(), (double) i, i + 1.0);
            case 1 -> condition("$.o[*]", "$.n", List.of("" + i), null, null);
            default -> condition("$.t", null, List.of("\"t" + i / 100 + "\""), null, null);
          };
      PathCondition other = condition("$.m", null, List.of(), i % 20 - 0.5, i % 20 + 0.5);
      rules.add(rule(i, null, null, List.of(one, other)));
    }
    for (int i = 1_000; i < 1_200; i++) {
      rules.add(rule(i, (i - 1_000) / 200.0, (i - 999) / 200.0, List.of()));
    }
    String json = "{\"n\": 300, \"o\": [{\"n\": 400.0}], \"t\": \"t5\", \"m\": 1.25}";
    StatementFacts facts =
        StatementFacts.of(
            new StatementBuilder().scaled("0.5025").build(), json.getBytes(StandardCharsets.UTF_8));

    assertThat(new RuleIndex(rules).candidates(facts))
        .extracting(CompiledRule::order)
        // By "n"; by "o"; two by "m" and then by "t"; by the score.
        .containsExactly(300, 400, 521, 581, 1_100);
  }

  private static CompiledRule numberRule(int order, Random random) {
    List<PathCondition> paths = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      String selector = random.nextInt(4) == 0 ? "$.n" : null;
      String location = selector != null ? "$.o[*]" : random.nextBoolean() ? "$.n" : "$.l[*]";
      boolean bounded = random.nextInt(3) > 0;
      paths.add(
          condition(
              location,
              selector,
              bounded ? List.of() : List.of(value(random), value(random)),
              bounded ? bound(random) : null,
              bounded ? bound(random) : null));
    }
    return rule(order, scaled(random), scaled(random), paths);
  }

  private static @Nullable Double bound(Random random) {
    return random.nextInt(3) == 0 ? null : Double.valueOf(random.nextInt(6));
  }

  private static @Nullable Double scaled(Random random) {
    return random.nextInt(3) > 0 ? null : Double.valueOf(random.nextInt(5) / 4.0);
  }

  private static String value(Random random) {
    return random.nextInt(3) == 0
        ? "\"1\""
        : random.nextInt(6) + (random.nextBoolean() ? "" : ".0");
  }

  private static String randomJson(Random random) {
    return """
        {"n": %s, "l": [%s, %s, "1", null, 1e999999999999], "o": [{"n": %s}, {"m": 2}, {"n": %s}]}"""
        .formatted(value(random), value(random), value(random), value(random), value(random));
  }

  private static StatementBuilder scored(Random random) {
    StatementBuilder statement = new StatementBuilder();
    return random.nextInt(4) == 0
        ? statement
        : statement.scaled(Double.toString(random.nextInt(9) / 8.0));
  }

  private static PathCondition condition(
      String location,
      @Nullable String selector,
      List<String> any,
      @Nullable Double atLeast,
      @Nullable Double below) {
    return new PathCondition(
        location,
        selector,
        null,
        any.stream().map(ExpectedValue::new).toList(),
        List.of(),
        List.of(),
        atLeast,
        below);
  }

  private static CompiledRule rule(
      int order, @Nullable Double atLeast, @Nullable Double below, List<PathCondition> paths) {
    When when =
        new When(
            null,
            Set.of(StatementBuilder.ANSWERED),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            atLeast,
            below,
            null,
            paths);
    return CompiledRule.of(new MappingRule("r" + order, 0, when, List.of()), order, null);
  }

  private static CompiledRule randomRule(int order, Random random) {
    Set<String> verbs = some(random);
    return rule(
        order,
        verbs,
        some(random),
        some(random),
        verbs.isEmpty() ? Set.of("x:" + random.nextInt(3)) : some(random));
  }

  private static Set<String> some(Random random) {
    return random.nextInt(3) > 0
        ? Set.of()
        : IntStream.range(0, 1 + random.nextInt(2))
            .mapToObj(i -> "x:" + random.nextInt(3))
            .collect(Collectors.toSet());
  }

  private static StatementBuilder randomStatement(Random random) {
    return new StatementBuilder()
        .verb("x:" + random.nextInt(3))
        .object(
            StatementBuilder.activity(
                "x:" + random.nextInt(3), random.nextBoolean() ? null : "x:" + random.nextInt(3)))
        .around(
            new ContextActivities(
                List.of(StatementBuilder.activity("x:" + random.nextInt(3), null)),
                List.of(
                    StatementBuilder.activity("x:" + random.nextInt(3), null),
                    StatementBuilder.activity("x:" + random.nextInt(3), null)),
                List.of(),
                List.of()));
  }

  private static CompiledRule rule(
      int order,
      Set<String> verbs,
      Set<String> activities,
      Set<String> parents,
      Set<String> groupings) {
    When when =
        new When(
            null,
            verbs,
            activities,
            Set.of(),
            parents,
            groupings,
            Set.of(),
            null,
            null,
            null,
            List.of());
    return CompiledRule.of(new MappingRule("r" + order, 0, when, List.of()), order, null);
  }
}
