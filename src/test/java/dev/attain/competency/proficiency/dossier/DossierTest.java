package dev.attain.competency.proficiency.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.EvidenceType;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.Gate;
import dev.attain.competency.framework.Level;
import dev.attain.competency.framework.Method;
import dev.attain.competency.framework.Rollup;
import dev.attain.competency.framework.Rollup.Kind;
import dev.attain.competency.proficiency.Attainment;
import dev.attain.competency.proficiency.LevelOverride;
import dev.attain.competency.proficiency.Portfolio;
import dev.attain.competency.proficiency.Proficiency;
import dev.attain.competency.proficiency.Shortfall;
import dev.attain.people.PersonId;
import dev.attain.statements.Position;
import dev.attain.xapi.StatementId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A parent with the children A and B (weights 1 and 3); levels 1 and 2 from .4 and .7. */
class DossierTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final PersonId ANN = new PersonId("mailto:ann@example.org");
  private static final CompetencyId PARENT = new CompetencyId("https://example.org/c/parent");
  private static final CompetencyId A = new CompetencyId("https://example.org/c/a");
  private static final CompetencyId B = new CompetencyId("https://example.org/c/b");

  private final List<Evidence> evidence = new ArrayList<>();
  private String method = Method.AVERAGE;
  private List<Gate> gates = List.of();
  private Rollup rollup = new Rollup(Kind.WEIGHTED_MEAN, Map.of(B, 3.0), null);
  private Map<CompetencyId, List<LevelOverride>> overrides = Map.of();

  private static Instant day(double days) {
    return START.plus(Duration.ofMinutes(Math.round(days * 1440)));
  }

  private void item(CompetencyId competency, double score, double day, @Nullable Instant expires) {
    int number = evidence.size();
    evidence.add(
        new Evidence(
            "item-" + number,
            ANN,
            competency,
            framework().versionId(),
            EvidenceType.ASSESSMENT,
            score,
            1,
            day(day),
            new StatementId(new UUID(0, number)),
            Position.START,
            "rule",
            "source-" + number,
            "rater-" + number,
            null,
            null,
            expires));
  }

  private void item(CompetencyId competency, double score, double day) {
    item(competency, score, day, null);
  }

  private Competency competency(CompetencyId id, @Nullable CompetencyId parent) {
    return new Competency(
        id,
        id.value().substring(id.value().lastIndexOf('/') + 1),
        "Name of " + id.value().substring(id.value().lastIndexOf('/') + 1),
        parent,
        null,
        "Does it.",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Method.of(method),
        parent == null ? gates : List.of(),
        parent == null ? rollup : null);
  }

  private Framework framework() {
    return new Framework(
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
        List.of(new Level(1, "One", .4), new Level(2, "Two", .7)),
        List.of(competency(PARENT, null), competency(A, PARENT), competency(B, PARENT)),
        List.of());
  }

  private Competency find(CompetencyId id) {
    return framework().findCompetency(id).orElseThrow();
  }

  private Dossier dossier() {
    List<Portfolio> portfolios = new ArrayList<>();
    for (CompetencyId id : List.of(A, B)) {
      portfolios.add(
          new Portfolio(
              framework().versionId(),
              ANN,
              find(id),
              framework().scale(),
              evidence.stream().filter(item -> item.competency().equals(id)).toList()));
    }
    return Dossier.of(framework(), ANN, portfolios, overrides);
  }

  private Proficiency parent(double day) {
    return dossier().proficiency(find(PARENT), day(day));
  }

  private static List<Double> shares(RollupExplanation explanation) {
    return explanation.parts().stream().map(RollupExplanation.Part::share).toList();
  }

  @Test
  void aWeightedMeanIsThatOfTheChildrensEstimates() {
    item(A, .5, 1);
    item(B, .9, 2);
    Proficiency parent = parent(3);
    assertThat(parent.mean()).isCloseTo((.5 + 3 * .9) / 4, within(1e-12));
    assertThat(parent.currentLevel()).isEqualTo(2);
    assertThat(parent.method()).isEqualTo("roll-up-weighted-mean@1");
    assertThat(parent.estimate().whyNoInterval()).contains("errors of the children");
    assertThat(shares(RollupExplanation.of(dossier(), find(PARENT), day(3), null)))
        .containsExactly(.25, .75);
  }

  @Test
  void aChildWithoutEvidenceIsUnknownAndNoLevelHoldsWithoutIt() {
    item(B, .9, 2);
    Proficiency parent = parent(3);
    assertThat(parent.mean()).isCloseTo(.9, within(1e-12));
    assertThat(parent.currentLevel()).isNull();
    assertThat(parent.findLevel(1).orElseThrow().missing())
        .containsExactly(new Shortfall.Children(List.of("a")));
    assertThat(RollupExplanation.of(dossier(), find(PARENT), day(3), null).sentences())
        .contains("Level 1 (One) still needs evidence of a.");
  }

  @Test
  void allAsksForTheLevelOfEveryChild() {
    rollup = new Rollup(Kind.ALL, Map.of(), null);
    item(A, .5, 1);
    item(B, .9, 2);
    assertThat(parent(3).currentLevel()).isEqualTo(1);
    assertThat(parent(3).mean()).isNull();
    RollupExplanation explanation = RollupExplanation.of(dossier(), find(PARENT), day(3), day(1));
    assertThat(shares(explanation)).containsExactly(.5, .5);
    assertThat(explanation.sentences())
        .contains(
            "Level 2 (Two) still needs level 2 of Name of a.",
            "Since 2026-01-02T00:00:00Z the level went from none to 1 and the estimate from unknown"
                + " to unknown.");
  }

  @Test
  void theMinimumIsTheLowestEstimateAndUnknownWhileAChildIs() {
    rollup = new Rollup(Kind.MINIMUM, Map.of(), null);
    item(B, .9, 2);
    assertThat(parent(3).mean()).isNull();
    item(A, .5, 1);
    assertThat(parent(3).mean()).isCloseTo(.5, within(1e-12));
    assertThat(parent(3).currentLevel()).isEqualTo(1);
    assertThat(shares(RollupExplanation.of(dossier(), find(PARENT), day(3), null)))
        .containsExactly(1.0, 0.0);
  }

  @Test
  void pointsAreGivenByTheChildrenAtALevel() {
    item(A, .5, 1);
    item(B, .9, 2);
    rollup = new Rollup(Kind.POINTS, Map.of(B, 3.0), 3.0);
    assertThat(parent(3).currentLevel()).isEqualTo(2);
    rollup = new Rollup(Kind.POINTS, Map.of(B, 3.0), null);
    assertThat(parent(3).currentLevel()).isEqualTo(1);
  }

  @Test
  void aChildOfWeightZeroIsLeftOut() {
    rollup = new Rollup(Kind.ALL, Map.of(A, 0.0), null);
    item(B, .9, 2);
    assertThat(parent(3).currentLevel()).isEqualTo(2);
  }

  @Test
  void theGatesOfARollUpCountTheEvidenceOfAllChildren() {
    gates = List.of(new Gate(2, 3, Set.of(), 3, false));
    item(A, .9, 1);
    item(B, .9, 2);
    assertThat(parent(3).currentLevel()).isEqualTo(1);
    assertThat(parent(3).findLevel(2).orElseThrow().missing())
        .containsExactly(new Shortfall.Items(3, 2), new Shortfall.Raters(3, 2));
    item(B, .9, 2.5);
    assertThat(parent(3).currentLevel()).isEqualTo(2);
    assertThat(parent(3).items()).isEqualTo(3);
  }

  @Test
  void aParentAttainsALevelWhenItsChildrenHoldItTogether() {
    rollup = new Rollup(Kind.ALL, Map.of(), null);
    item(A, .9, 1, day(5));
    item(B, .9, 10);
    item(A, .8, 20);
    assertThat(dossier().attainments(find(PARENT)))
        .containsExactly(new Attainment(1, day(20)), new Attainment(2, day(20)));
  }

  @Test
  void anOverrideCountsWhileItIsInForceAndIsNoAttainment() {
    rollup = new Rollup(Kind.ALL, Map.of(), null);
    item(B, .9, 2);
    LevelOverride first = new LevelOverride(1, "Boss", "saw it", day(3), day(10));
    LevelOverride second = new LevelOverride(2, "Boss", "saw more", day(5), day(6));
    overrides = Map.of(A, List.of(first, second));
    assertThat(parent(2.5).effectiveLevel()).isNull();
    assertThat(parent(3).effectiveLevel()).isEqualTo(1);
    assertThat(parent(5).effectiveLevel()).isEqualTo(2);
    assertThat(parent(6).effectiveLevel()).isEqualTo(1);
    assertThat(parent(10).effectiveLevel()).isNull();
    Proficiency child = dossier().proficiency(find(A), day(5));
    assertThat(child.override()).isEqualTo(second);
    assertThat(child.currentLevel()).isNull();
    assertThat(child.isAt(2)).isTrue();
    assertThat(dossier().attainments(find(PARENT))).isEmpty();
  }

  /** The stored lapse of a roll-up against a search of its own, minute by minute. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void aRollUpLapsesAtTheSecondItsChildrenNoLongerCarryIt(Kind kind) {
    method = Method.BETA_DECAY;
    rollup = new Rollup(kind, Map.of(B, 3.0), null);
    for (int i = 0; i < 6; i++) {
      item(A, 1, i, i == 0 ? day(30) : null);
      item(B, .95, i + .5);
    }
    Integer level = parent(6).currentLevel();
    assertThat(level).isNotNull();
    Instant lapse = dossier().lapsesAt(find(PARENT), day(6)).orElseThrow();
    Dossier dossier = dossier();
    assertThat(dossier.proficiency(find(PARENT), lapse).isAt(level == null ? 0 : level)).isFalse();
    assertThat(dossier.proficiency(find(PARENT), lapse.minusSeconds(1)).currentLevel())
        .isEqualTo(level);
    for (Instant at = day(6); at.isBefore(lapse); at = at.plus(Duration.ofHours(37))) {
      assertThat(dossier.proficiency(find(PARENT), at).currentLevel()).isEqualTo(level);
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void theOrderOfArrivalDoesNotMatterForARollUp(Kind kind) {
    long seed = System.nanoTime();
    System.out.println("DossierTest seed " + seed);
    Random random = new Random(seed);
    method = Method.KNOWN.get(random.nextInt(Method.KNOWN.size()));
    rollup = new Rollup(kind, Map.of(B, 2.0), null);
    for (int i = 0; i < 30; i++) {
      item(random.nextBoolean() ? A : B, random.nextInt(11) / 10.0, random.nextInt(20));
    }
    Proficiency figures = parent(30);
    List<Attainment> attained = dossier().attainments(find(PARENT));
    Collections.shuffle(evidence, random);
    assertThat(parent(30)).isEqualTo(figures);
    assertThat(dossier().attainments(find(PARENT))).isEqualTo(attained);
  }

  private Optional<Instant> reached(Duration heldFor, CompetencyId... competencies) {
    List<Goal.Part> parts = new ArrayList<>();
    for (CompetencyId id : competencies) {
      parts.add(new Goal.Part(find(id), 2));
    }
    return new Goal(parts, heldFor).firstReached(dossier());
  }

  @Test
  void aGoalOfSeveralPartsIsReachedWhenAllHoldAtTheSameTime() {
    item(A, .9, 1, day(5));
    item(B, .9, 10);
    assertThat(reached(Duration.ZERO, A, B)).isEmpty();
    item(A, .8, 20);
    assertThat(reached(Duration.ZERO, A, B)).contains(day(20));
    assertThat(reached(Duration.ZERO, B)).contains(day(10));
  }

  @Test
  void aGoalToBeHeldIsReachedAtTheEndOfTheFirstSpanWithoutABreak() {
    item(A, .9, 1, day(5));
    item(A, .9, 10);
    assertThat(reached(Duration.ofDays(4), A)).contains(day(5));
    assertThat(reached(Duration.ofDays(7), A)).contains(day(17));
    item(A, 0, 14);
    assertThat(reached(Duration.ofDays(7), A)).isEmpty();
    item(A, 1, 15);
    item(A, 1, 16);
    item(A, 1, 17);
    assertThat(reached(Duration.ofDays(7), A)).contains(day(23));
  }

  @Test
  void decayBreaksASpanToo() {
    method = Method.BETA_DECAY;
    for (int i = 0; i < 4; i++) {
      item(A, 1, i);
    }
    Instant lapse = dossier().lapseOf(find(A), 2, day(3)).orElseThrow();
    Instant first =
        dossier().attainments(find(A)).stream()
            .filter(attainment -> attainment.level() == 2)
            .findFirst()
            .orElseThrow()
            .at();
    Duration held = Duration.between(first, lapse);
    assertThat(reached(held, A)).contains(lapse);
    assertThat(reached(held.plusSeconds(1), A)).isEmpty();
  }
}
