package dev.attain.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CoverageTest {

  @Test
  void eightOfTen() {
    Coverage coverage = Coverage.of(8, 10);
    assertThat(coverage.share()).isEqualTo(.8);
    assertThat(coverage.interval().low()).isCloseTo(.4972, within(5e-5));
    assertThat(coverage.interval().high()).isCloseTo(.9559, within(5e-5));
  }

  @Test
  void noneAndAllReachTheEnds() {
    assertThat(Coverage.of(0, 5).interval().low()).isZero();
    assertThat(Coverage.of(0, 5).interval().high()).isBetween(.3, .5);
    assertThat(Coverage.of(5, 5).interval().high()).isEqualTo(1);
  }

  @Test
  void nobodyRequiredHasNoShare() {
    assertThat(Coverage.of(0, 0).share()).isNull();
    assertThat(Coverage.of(0, 0).interval()).isEqualTo(new Interval(null, null));
  }

  @Test
  void moreThanRequiredIsABug() {
    assertThatIllegalArgumentException().isThrownBy(() -> Coverage.of(3, 2));
  }
}
