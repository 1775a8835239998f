package dev.attain.analytics.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attain.analytics.risk.GapScore.Status;
import dev.attain.analytics.risk.LearningNeed.Offer;
import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.Method;
import dev.attain.competency.framework.Resource;
import dev.attain.competency.framework.RoleProfile.Requirement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LearningOrderTest {
  private static final ResourceEffect HALF = new ResourceEffect(9, .5, .4, .6);
  private static final Framework FRAMEWORK =
      new Framework(
          "https://example.org/f",
          "1",
          "F",
          null,
          Framework.Status.APPROVED,
          null,
          null,
          null,
          null,
          List.of(),
          null,
          List.of(),
          List.of(
              competency("basics"),
              competency("middle", "basics"),
              competency("top", "middle"),
              competency("aside")),
          List.of());

  private static CompetencyId id(String name) {
    return new CompetencyId("https://example.org/" + name);
  }

  private static Competency competency(String name, String... requires) {
    return new Competency(
        id(name),
        name,
        name,
        null,
        null,
        "Does it.",
        List.of(),
        List.of(),
        Stream.of(requires).map(LearningOrderTest::id).toList(),
        List.of(),
        Method.DEFAULT,
        List.of());
  }

  private static LearningNeed need(String name, double score, ResourceEffect effect, double hours) {
    Resource resource =
        new Resource("https://example.org/r", "R", Resource.Relation.TEACHES, null, hours);
    return new LearningNeed(
        new Requirement(id(name), 1, 1, 1, 1, null, true),
        FRAMEWORK.findCompetency(id(name)).orElseThrow(),
        new GapScore(Status.GAP, score),
        null,
        List.of(new Offer(resource, effect, effect.riskReductionPerHour(score, hours))));
  }

  private static List<String> sorted(LearningNeed... needs) {
    return new LearningOrder(FRAMEWORK)
        .sorted(List.of(needs)).stream().map(need -> need.competency().code()).toList();
  }

  @Test
  void whatReducesMostRiskPerHourComesFirst() {
    assertThat(sorted(need("basics", 10, HALF, 2), need("aside", 10, HALF, 1)))
        .containsExactly("aside", "basics");
  }

  @Test
  void withoutEffectDataANeedComesAfterThoseWithAndByItsScore() {
    assertThat(
            sorted(
                need("basics", 10, ResourceEffect.UNKNOWN, 1),
                need("middle", 99, ResourceEffect.UNKNOWN, 1),
                need("aside", 1, HALF, 5)))
        .containsExactly("aside", "basics", "middle");
    assertThat(
            sorted(
                need("basics", 10, ResourceEffect.UNKNOWN, 1),
                need("aside", 11, ResourceEffect.UNKNOWN, 1)))
        .containsExactly("aside", "basics");
  }

  @Test
  void aPrerequisiteComesFirstEvenThroughOneThatIsMet() {
    assertThat(sorted(need("top", 100, HALF, 1), need("basics", 1, HALF, 10)))
        .containsExactly("basics", "top");
  }
}
