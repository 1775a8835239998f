package dev.attain.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.attain.analytics.SurvivalCurve.Forecast;
import dev.attain.analytics.SurvivalCurve.Quantile;
import dev.attain.analytics.SurvivalCurve.RestrictedMean;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The NCCTG lung cancer data, where the folder of shared data is there. In this copy of the data an
 * event has status 1 (in R's, 2).
 */
class LungCancerTest {
  private static final Path CSV =
      Path.of(System.getProperty("attain.shared", "../shared/data")).resolve("survival/lung.csv");

  /**
   * @param karno Karnofsky score by the patient; empty when it is missing, as is the institution
   */
  private record Patient(Observation observation, String sex, String institution, String karno) {}

  private static List<Patient> patients = List.of();

  /** For each test, so that each is skipped by its name. */
  @BeforeEach
  void requireTheData() {
    assumeTrue(Files.exists(CSV), () -> CSV + " is not at hand");
  }

  @BeforeAll
  static void read() throws IOException {
    if (!Files.exists(CSV)) {
      return;
    }
    try (Stream<String> lines = Files.lines(CSV)) {
      patients =
          lines
              .skip(1)
              .map(line -> line.split(",", -1))
              .map(
                  cells ->
                      new Patient(
                          new Observation(0, Double.parseDouble(cells[1]), cells[2].equals("1")),
                          cells[4],
                          cells[0],
                          cells[7]))
              .toList();
    }
  }

  private static SurvivalCurve curve() {
    return KaplanMeier.of(patients.stream().map(Patient::observation).toList());
  }

  @Test
  void theMedianWithBothIntervals() {
    assertThat(curve().n()).isEqualTo(228);
    assertThat(curve().events()).isEqualTo(165);
    Quantile median = curve().quantile(.5);
    assertThat(median.time()).isEqualTo(310);
    assertThat(median.log()).isEqualTo(new Interval(285.0, 363.0));
    assertThat(median.logLog()).isEqualTo(new Interval(284.0, 361.0));
  }

  @Test
  void theLogRankTestBySex() {
    LogRank test = LogRank.of(List.of(ofSex("1"), ofSex("2")));
    assertThat(test.chiSquare()).isCloseTo(10.326742, within(5e-7));
    assertThat(test.p()).isCloseTo(.00131116, within(5e-9));
  }

  private static List<Observation> ofSex(String sex) {
    return patients.stream()
        .filter(patient -> patient.sex().equals(sex))
        .map(Patient::observation)
        .toList();
  }

  /** As survdiff(Surv(time, status) ~ pat.karno + strata(inst)) of R's survival package. */
  @Test
  void theLogRankTestByKarnofskyScoreStratifiedByInstitution() {
    List<Patient> known =
        patients.stream().filter(p -> !p.karno().isEmpty() && !p.institution().isEmpty()).toList();
    assertThat(known).hasSize(224);
    List<String> scores =
        known.stream()
            .map(Patient::karno)
            .distinct()
            .sorted(Comparator.comparingDouble(Double::parseDouble))
            .toList();
    List<List<List<Observation>>> strata =
        known.stream()
            .map(Patient::institution)
            .distinct()
            .map(
                institution ->
                    scores.stream()
                        .map(
                            score ->
                                known.stream()
                                    .filter(p -> p.institution().equals(institution))
                                    .filter(p -> p.karno().equals(score))
                                    .map(Patient::observation)
                                    .toList())
                        .toList())
            .toList();
    LogRank test = LogRank.stratified(strata);
    assertThat(test.groups().get(0).expected()).isCloseTo(.692, within(5e-4));
    assertThat(test.groups().get(6).expected()).isCloseTo(47.242, within(5e-4));
    assertThat(test.degreesOfFreedom()).isEqualTo(7);
    assertThat(test.chiSquare()).isCloseTo(21.4, within(.05));
    assertThat(test.p()).isCloseTo(.00326, within(5e-6));
  }

  @Test
  void theRestrictedMeanToTwoYears() {
    RestrictedMean mean = curve().restrictedMean(730);
    assertThat(mean.mean()).isCloseTo(357.0733, within(5e-5));
    assertThat(mean.standardError()).isCloseTo(16.2193, within(5e-5));
  }

  @Test
  void theForecastFromDay180() {
    Forecast forecast = curve().forecast(180);
    assertThat(forecast.survival()).isCloseTo(.721671, within(5e-7));
    assertThat(forecast.p50()).isEqualTo(429);
    assertThat(forecast.p80()).isEqualTo(689);
  }
}
