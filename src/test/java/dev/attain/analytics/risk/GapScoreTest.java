package dev.attain.analytics.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.attain.analytics.risk.GapScore.Status;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.RoleProfile.Requirement;
import java.util.List;
import org.junit.jupiter.api.Test;

class GapScoreTest {
  private static final Requirement REQUIREMENT =
      new Requirement(new CompetencyId("https://example.org/c"), 2, 4, 5, 1.5, 30, true);

  @Test
  void theScoreIsImpactTimesFrequencyTimesWeightTimesTheChanceOfNotBeingThere() {
    assertThat(GapScore.stake(REQUIREMENT)).isEqualTo(30);
    assertThat(GapScore.of(REQUIREMENT, Status.GAP, .664338).score())
        .isCloseTo(10.06986, within(1e-9));
    assertThat(GapScore.of(REQUIREMENT, Status.MET, 1).score()).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GapScore.of(REQUIREMENT, Status.GAP, 1.01));
  }

  @Test
  void aCohortsScoreIsTheSumWithGapAndNoEvidenceApart() {
    GapTotal total = GapTotal.NONE;
    for (GapScore one :
        List.of(
            GapScore.of(REQUIREMENT, Status.MET, .9),
            GapScore.of(REQUIREMENT, Status.GAP, .5),
            GapScore.of(REQUIREMENT, Status.GAP, .2),
            GapScore.of(REQUIREMENT, Status.NO_EVIDENCE, .3))) {
      total = total.plus(one);
    }
    assertThat(total.people()).isEqualTo(4);
    assertThat(total.gap().people()).isEqualTo(2);
    assertThat(total.gap().score()).isCloseTo(39, within(1e-9));
    assertThat(total.noEvidence().score()).isCloseTo(21, within(1e-9));
    assertThat(total.score()).isCloseTo(63, within(1e-9));
    assertThat(total.plus(total).score()).isCloseTo(126, within(1e-9));
  }

  @Test
  void anEffectOfFewerThanFivePeopleIsNotKnown() {
    assertThat(ResourceEffect.of(List.of(.1, .2, .3, .4)).isKnown()).isFalse();
    assertThat(ResourceEffect.UNKNOWN.riskReductionPerHour(30, 2.0)).isNull();
  }

  @Test
  void anEffectIsTheMeanChangeWithItsInterval() {
    ResourceEffect effect = ResourceEffect.of(List.of(.1, .2, .3, .4, .5));
    assertThat(effect.mean()).isCloseTo(.3, within(1e-12));
    // s = .158114, s / sqrt 5 = .0707107
    assertThat(effect.low()).isCloseTo(.3 - 1.959964 * .0707107, within(1e-6));
    assertThat(effect.high()).isCloseTo(.3 + 1.959964 * .0707107, within(1e-6));
    assertThat(effect.riskReductionPerHour(30, 2.0)).isCloseTo(4.5, within(1e-12));
    assertThat(effect.riskReductionPerHour(30, null)).isNull();
  }
}
