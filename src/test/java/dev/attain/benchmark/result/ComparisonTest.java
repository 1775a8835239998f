package dev.attain.benchmark.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attain.benchmark.result.Comparison.Row;
import dev.attain.benchmark.result.Comparison.Verdict;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Environment HERE =
      new Environment(Instant.EPOCH, "abc", "17", "Linux", 2, 0.5, "usual");

  private static Figure figure(Better better, Double... rounds) {
    return new Figure("ingest", "rate", "statements/s", better, List.of(rounds));
  }

  private static Verdict verdict(Better better, List<Double> before, List<Double> after) {
    return new Row(
            figure(better, before.toArray(Double[]::new)),
            figure(better, after.toArray(Double[]::new)))
        .verdict();
  }

  @Test
  void the_change_is_that_of_the_medians() {
    Row row =
        new Row(
            figure(Better.HIGHER, 90.0, 100.0, 500.0), figure(Better.HIGHER, 110.0, 1.0, 112.0));

    assertThat(row.change()).isCloseTo(0.1, within(1e-9));
  }

  @Test
  void a_change_beyond_all_rounds_of_the_other_run_is_flagged_by_which_way_is_better() {
    List<Double> low = List.of(9.0, 10.0, 11.0);
    List<Double> high = List.of(12.0, 13.0, 14.0);

    assertThat(verdict(Better.HIGHER, low, high)).isEqualTo(Verdict.BETTER);
    assertThat(verdict(Better.HIGHER, high, low)).isEqualTo(Verdict.WORSE);
    assertThat(verdict(Better.LOWER, low, high)).isEqualTo(Verdict.WORSE);
    assertThat(verdict(Better.LOWER, high, low)).isEqualTo(Verdict.BETTER);
    assertThat(verdict(Better.NEITHER, low, high)).isEqualTo(Verdict.OTHER);
  }

  @Test
  void rounds_that_overlap_are_noise_however_far_the_medians_are_apart() {
    assertThat(verdict(Better.LOWER, List.of(9.0, 10.0, 30.0), List.of(20.0, 25.0, 29.0)))
        .isEqualTo(Verdict.NOISE);
  }

  @Test
  void single_rounds_are_noise_up_to_fifteen_percent() {
    assertThat(verdict(Better.LOWER, List.of(100.0), List.of(114.0))).isEqualTo(Verdict.NOISE);
    assertThat(verdict(Better.LOWER, List.of(100.0), List.of(116.0))).isEqualTo(Verdict.WORSE);
    assertThat(verdict(Better.LOWER, List.of(100.0, 101.0), List.of(90.0)))
        .isEqualTo(Verdict.NOISE);
  }

  @Test
  void nothing_before_has_no_percent_but_is_flagged() {
    Row row = new Row(figure(Better.LOWER, 0.0), figure(Better.LOWER, 3.0));

    assertThat(row.change()).isNaN();
    assertThat(row.verdict()).isEqualTo(Verdict.WORSE);
    assertThat(new Row(figure(Better.LOWER, 0.0), figure(Better.LOWER, 0.0)).change()).isZero();
  }

  @Test
  void the_table_shows_changes_flags_and_what_only_one_run_has() {
    Figure gone = new Figure("start", "empty", "ms", Better.LOWER, List.of(900.0));
    Figure come = new Figure("more", "rate", "statements/s", Better.HIGHER, List.of(5.0));
    Comparison comparison =
        new Comparison(
            new Results(HERE, List.of(figure(Better.HIGHER, 1_000.0, 1_010.0), gone)),
            new Results(HERE, List.of(figure(Better.HIGHER, 2_000.0, 2_020.0), come)));

    assertThat(comparison.table())
        .containsPattern("ingest +rate +statements/s +1,005 +2,010 +\\+100\\.0% +BETTER")
        .contains("only before: start, empty")
        .contains("only after: more, rate")
        .doesNotContain("compare with care");
  }

  @Test
  void runs_of_other_settings_are_compared_with_care() {
    Environment elsewhere = new Environment(Instant.EPOCH, "abc", "17", "Linux", 8, 0.5, "usual");

    assertThat(
            new Comparison(new Results(HERE, List.of()), new Results(elsewhere, List.of())).table())
        .contains("compare with care");
  }
}
