package dev.attain.analytics;

import static dev.attain.analytics.Observation.censored;
import static dev.attain.analytics.Observation.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.attain.analytics.SurvivalCurve.RestrictedMean;
import dev.attain.analytics.SurvivalCurve.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Acute myelogenous leukaemia (Miller 1981), as printed by R's survival package. */
class KaplanMeierTest {
  static final List<Observation> MAINTAINED =
      List.of(
          event(9),
          event(13),
          censored(13),
          event(18),
          event(23),
          censored(28),
          event(31),
          event(34),
          censored(45),
          event(48),
          censored(161));
  static final List<Observation> NON_MAINTAINED =
      List.of(
          event(5),
          event(5),
          event(8),
          event(8),
          event(12),
          censored(16),
          event(23),
          event(27),
          event(30),
          event(33),
          event(43),
          event(45));

  @Test
  void survivalAndStandardErrorsOfTheMaintainedGroup() {
    List<Step> steps =
        KaplanMeier.of(MAINTAINED).steps().stream().filter(step -> step.events() > 0).toList();
    double[] survival = {.909, .818, .716, .614, .491, .368, .184};
    double[] error = {.0867, .1163, .1397, .1526, .1642, .1627, .1535};
    assertThat(steps).hasSize(survival.length);
    for (int i = 0; i < survival.length; i++) {
      assertThat(steps.get(i).survival()).isCloseTo(survival[i], within(5e-4));
      assertThat(steps.get(i).standardError()).isCloseTo(error[i], within(5e-5));
    }
  }

  @Test
  void theStepsCountThoseAtRiskAndThoseWhoLeave() {
    Step second = KaplanMeier.of(MAINTAINED).steps().get(1);
    assertThat(second.time()).isEqualTo(13);
    assertThat(second.atRisk()).isEqualTo(10);
    assertThat(second.events()).isEqualTo(1);
    assertThat(second.censored()).isEqualTo(1);
  }

  @Test
  void mediansWithLogIntervals() {
    SurvivalCurve.Quantile maintained = KaplanMeier.of(MAINTAINED).quantile(.5);
    assertThat(maintained.time()).isEqualTo(31);
    assertThat(maintained.log()).isEqualTo(new Interval(18.0, null));
    SurvivalCurve.Quantile other = KaplanMeier.of(NON_MAINTAINED).quantile(.5);
    assertThat(other.time()).isEqualTo(23);
    assertThat(other.log()).isEqualTo(new Interval(8.0, null));
  }

  @Test
  void restrictedMeansTo30() {
    RestrictedMean maintained = KaplanMeier.of(MAINTAINED).restrictedMean(30);
    assertThat(maintained.mean()).isCloseTo(24.602273, within(5e-7));
    assertThat(maintained.standardError()).isCloseTo(2.313149, within(5e-7));
    RestrictedMean other = KaplanMeier.of(NON_MAINTAINED).restrictedMean(30);
    assertThat(other.mean()).isCloseTo(19.694444, within(5e-7));
    assertThat(other.standardError()).isCloseTo(3.054198, within(5e-7));
  }

  @Test
  void logRankOfTheTwoGroups() {
    LogRank test = LogRank.of(List.of(MAINTAINED, NON_MAINTAINED));
    assertThat(test.groups().get(0).observed()).isEqualTo(7);
    assertThat(test.groups().get(0).expected()).isCloseTo(10.69, within(5e-3));
    assertThat(test.groups().get(1).expected()).isCloseTo(7.31, within(5e-3));
    assertThat(test.chiSquare()).isCloseTo(3.396389, within(5e-7));
    assertThat(test.p()).isCloseTo(.0653393, within(5e-8));
    assertThat(test.degreesOfFreedom()).isEqualTo(1);
  }

  @Test
  void logRankOfThreeAndThree() {
    List<Observation> one = List.of(event(10), censored(20), event(30));
    List<Observation> other = List.of(event(10), censored(20), event(50));
    LogRank test = LogRank.of(List.of(one, other));
    assertThat(test.chiSquare()).isCloseTo(.384615, within(5e-7));
    assertThat(test.p()).isCloseTo(.535143, within(5e-7));
  }

  @Test
  void logRankOfThreeGroupsDoesNotDependOnTheirOrder() {
    List<Observation> third = List.of(event(3), event(20), censored(40), event(41));
    LogRank test = LogRank.of(List.of(MAINTAINED, NON_MAINTAINED, third));
    LogRank turned = LogRank.of(List.of(third, MAINTAINED, NON_MAINTAINED));
    assertThat(test.degreesOfFreedom()).isEqualTo(2);
    assertThat(turned.chiSquare()).isCloseTo(test.chiSquare(), within(1e-9));
  }

  @Test
  void oneStratumIsThePlainTestAndStrataAreComparedWithinThemselvesAlone() {
    LogRank plain = LogRank.of(List.of(MAINTAINED, NON_MAINTAINED));
    assertThat(LogRank.stratified(List.of(List.of(MAINTAINED, NON_MAINTAINED)))).isEqualTo(plain);
    LogRank twice =
        LogRank.stratified(
            List.of(List.of(MAINTAINED, NON_MAINTAINED), List.of(MAINTAINED, NON_MAINTAINED)));
    assertThat(twice.chiSquare()).isCloseTo(2 * plain.chiSquare(), within(1e-9));
    LogRank oneSided =
        LogRank.stratified(
            List.of(List.of(MAINTAINED, NON_MAINTAINED), List.of(NON_MAINTAINED, List.of())));
    assertThat(oneSided.chiSquare()).isCloseTo(plain.chiSquare(), within(1e-9));
  }

  @Test
  void groupsThatNoEventTellsApartCanNotBeCompared() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogRank.of(List.of(List.of(censored(1)), List.of(censored(2)))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogRank.of(List.of(MAINTAINED, List.of())));
  }

  @Test
  void lateEntriesCountInTheLogRankTestFromTheirEntryOn() {
    List<Observation> late = List.of(new Observation(2, 4, true), new Observation(2, 5, false));
    LogRank test = LogRank.of(List.of(late, List.of(event(1), event(3))));
    // At 1 nobody of the late group is at risk; at 3 two of three are; at 4 both of two.
    assertThat(test.groups().get(0).expected()).isCloseTo(2 / 3.0 + 1, within(1e-12));
  }

  @Test
  void whatIsNotReachedIsNull() {
    SurvivalCurve curve = KaplanMeier.of(List.of(event(1), censored(2), censored(3)));
    assertThat(curve.quantile(.5).time()).isNull();
    assertThat(curve.forecast(1.5).p50()).isNull();
    assertThat(curve.restrictedMean(10).mean()).isCloseTo(1 + 9 * 2 / 3.0, within(1e-12));
  }

  @Test
  void nobodyObservedGivesACurveWithoutSteps() {
    SurvivalCurve curve = KaplanMeier.of(List.of());
    assertThat(curve.steps()).isEmpty();
    assertThat(curve.survivalAt(5)).isEqualTo(1);
    assertThat(curve.quantile(.5).time()).isNull();
  }

  @Test
  void halfOfTenIsAHalfInSpiteOfRounding() {
    List<Observation> ten =
        java.util.stream.IntStream.rangeClosed(1, 10).mapToObj(Observation::event).toList();
    assertThat(KaplanMeier.of(ten).quantile(.5).time()).isEqualTo(5);
    assertThat(KaplanMeier.of(ten).quantile(.3).time()).isEqualTo(3);
  }

  @Test
  void whoEntersLateIsNotAtRiskBefore() {
    SurvivalCurve curve =
        KaplanMeier.of(
            List.of(event(2), new Observation(2, 4, true), new Observation(1, 5, false)));
    assertThat(curve.steps()).extracting(Step::atRisk).containsExactly(2, 2, 1);
    assertThat(curve.survivalAt(2)).isEqualTo(.5);
    assertThat(curve.survivalAt(4)).isEqualTo(.25);
  }
}
