package dev.attain.analytics.practice;

import dev.attain.analytics.dashboard.Basis;
import dev.attain.analytics.dashboard.Share;
import dev.attain.analytics.rating.Calibration;
import dev.attain.competency.framework.CompetencyId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether P(level) came true at the next assessment.
 *
 * @param cut whether there were more assessments than were looked at
 * @param brier null without any
 * @param baseline the Brier score of always saying the overall share
 */
public record Calibrated(
    Basis basis,
    CompetencyId competency,
    String method,
    int level,
    boolean cut,
    int n,
    @Nullable Double brier,
    @Nullable Double baseline,
    List<Bin> bins) {

  /** Predictions of about the same probability, and how many came true. */
  public record Bin(double from, double to, double meanProbability, Share observed) {
    static Bin of(Calibration.Bin bin) {
      return new Bin(
          bin.from(),
          bin.to(),
          bin.meanProbability(),
          Share.of(bin.observed().atLevel(), bin.observed().required()));
    }
  }

  public static Calibrated of(
      Basis basis, CompetencyId competency, String method, int level, Predictions predictions) {
    Calibration calibration = Calibration.of(predictions.outcomes());
    return new Calibrated(
        basis,
        competency,
        method,
        level,
        predictions.isCut(),
        calibration.n(),
        calibration.brier(),
        calibration.baseline(),
        calibration.bins().stream().map(Bin::of).toList());
  }
}
