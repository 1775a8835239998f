package dev.attain.analytics.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attain.analytics.rating.KrippendorffAlpha.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgreementTest {
  /**
   * Four observers, twelve units, some missing: the data of sections C and D of Krippendorff,
   * "Computing Krippendorff's Alpha-Reliability" (2011), whose figures are .743 (nominal), .815
   * (ordinal) and .849 (interval).
   */
  private static final String[] OBSERVERS = {
    "123321412...", "1233224125.3", ".3332342251.", "12332441251."
  };

  private static List<List<Double>> published() {
    List<List<Double>> units = new ArrayList<>();
    for (int unit = 0; unit < 12; unit++) {
      List<Double> values = new ArrayList<>();
      for (String row : OBSERVERS) {
        if (row.charAt(unit) != '.') {
          values.add((double) (row.charAt(unit) - '0'));
        }
      }
      units.add(values);
    }
    return units;
  }

  @Test
  void kappaOfTwentyTwentyTenFifty() {
    CohenKappa kappa = CohenKappa.of(new int[][] {{20, 20}, {10, 50}});
    assertThat(kappa.n()).isEqualTo(100);
    assertThat(kappa.observed()).isCloseTo(.7, within(1e-12));
    assertThat(kappa.expected()).isCloseTo(.54, within(1e-12));
    assertThat(kappa.kappa()).isCloseTo(.347826, within(5e-7));
  }

  @Test
  void kappaOfOneRatingOnlyOrOfNothingIsUnknown() {
    assertThat(CohenKappa.of(new int[][] {{7, 0}, {0, 0}}).kappa()).isNull();
    assertThat(CohenKappa.of(new int[2][2]).kappa()).isNull();
    assertThat(CohenKappa.of(new int[][] {{5, 0}, {0, 5}}).kappa()).isEqualTo(1);
  }

  @Test
  void alphaOfThePublishedExample() {
    KrippendorffAlpha nominal = KrippendorffAlpha.of(published(), Metric.NOMINAL);
    assertThat(nominal.units()).isEqualTo(11);
    assertThat(nominal.ratings()).isEqualTo(40);
    assertThat(nominal.alpha()).isCloseTo(.743, within(5e-4));
    assertThat(KrippendorffAlpha.of(published(), Metric.ORDINAL).alpha())
        .isCloseTo(.815, within(5e-4));
    assertThat(KrippendorffAlpha.of(published(), Metric.INTERVAL).alpha())
        .isCloseTo(.849, within(5e-4));
  }

  @Test
  void alphaIsOneWhenAllAgreeAndUnknownWhenThereIsNothingToDisagreeOn() {
    assertThat(KrippendorffAlpha.of(List.of(List.of(1.0, 1.0), List.of(2.0, 2.0)), Metric.INTERVAL))
        .isEqualTo(new KrippendorffAlpha(2, 4, 1.0));
    assertThat(KrippendorffAlpha.of(List.of(List.of(1.0), List.of(2.0)), Metric.NOMINAL).alpha())
        .isNull();
  }

  @Test
  void theSevereRaterGivesLessThanTheOthersDo() {
    List<RaterSeverity> raters =
        RaterSeverity.of(
            List.of(
                Map.of("ann", .5, "bob", .7, "cat", .9),
                Map.of("ann", .2, "bob", .6),
                Map.of("dan", 1.0)));
    assertThat(raters.stream().map(RaterSeverity::rater)).containsExactly("ann", "bob", "cat");
    // ann: .5 - .8 and .2 - .6
    assertThat(raters.get(0).meanResidual()).isCloseTo(-.35, within(1e-12));
    assertThat(raters.get(0).units()).isEqualTo(2);
    assertThat(raters.get(2).meanResidual()).isCloseTo(.3, within(1e-12));
  }
}
