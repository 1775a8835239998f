package dev.attain.analytics.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.attain.analytics.rating.Calibration.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalibrationTest {

  @Test
  void brierIsTheMeanSquareOfWhatWasMissed() {
    Calibration calibration =
        Calibration.of(
            List.of(
                new Outcome(.9, true),
                new Outcome(.8, true),
                new Outcome(.3, false),
                new Outcome(.1, true)));
    // .01 + .04 + .09 + .81 over 4; three of four happened
    assertThat(calibration.brier()).isCloseTo(.2375, within(1e-12));
    assertThat(calibration.baseline()).isCloseTo(.1875, within(1e-12));
  }

  @Test
  void binsSayHowOftenItCameTrue() {
    Calibration calibration =
        Calibration.of(
            List.of(
                new Outcome(.72, true),
                new Outcome(.78, false),
                new Outcome(1, true),
                new Outcome(.05, false)));
    assertThat(calibration.bins()).hasSize(3);
    assertThat(calibration.bins().get(1).from()).isCloseTo(.7, within(1e-12));
    assertThat(calibration.bins().get(1).meanProbability()).isCloseTo(.75, within(1e-12));
    assertThat(calibration.bins().get(1).observed().share()).isEqualTo(.5);
    assertThat(calibration.bins().get(2).to()).isEqualTo(1);
    assertThat(calibration.bins().get(2).observed().required()).isEqualTo(1);
  }

  @Test
  void withoutPredictionsNothingIsSaid() {
    assertThat(Calibration.of(List.of()).brier()).isNull();
    assertThatIllegalArgumentException().isThrownBy(() -> new Outcome(1.1, true));
  }
}
