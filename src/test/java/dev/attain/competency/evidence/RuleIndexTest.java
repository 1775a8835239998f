package dev.attain.competency.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.competency.framework.MappingRule;
import dev.attain.competency.framework.MappingRule.When;
import dev.attain.xapi.ContextActivities;
import dev.attain.xapi.StatementBuilder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
