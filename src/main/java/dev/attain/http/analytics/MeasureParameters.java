package dev.attain.http.analytics;

import dev.attain.analytics.statements.answer.MeasureQuestion;
import dev.attain.analytics.statements.measure.Dimension;
import dev.attain.analytics.statements.measure.Grouping;
import dev.attain.analytics.statements.saved.SavedQuery;
import dev.attain.http.ApiCall;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what is to be counted and measured by what. */
final class MeasureParameters {
  static final List<Double> USUAL_QUANTILES = List.of(0.1, 0.25, 0.5, 0.75, 0.9);

  private static final int USUAL_LIMIT = 100;
  private static final int MOST_QUANTILES = 20;

  private MeasureParameters() {}

  /** What is to be counted; what the request leaves open is as its saved query has it. */
  static MeasureQuestion question(ApiCall call, Asking.Asked asked) {
    MeasureQuestion question =
        new MeasureQuestion(
            asked.filter(),
            dimensions(
                call.findQueryParameter("by")
                    .or(() -> asked.saved().map(saved -> String.join(",", saved.by())))
                    .orElse("")),
            zone(
                call.findQueryParameter("zone")
                    .or(() -> asked.saved().map(SavedQuery::zone))
                    .orElse("UTC")),
            call.findQueryParameter("limit").map(Integer::parseInt).orElse(USUAL_LIMIT));
    if (question.isBy(Dimension.COHORT)) {
      Asking.requireCohorts(call);
    }
    return question;
  }

  static List<Dimension> dimensions(String text) {
    List<Dimension> by = new ArrayList<>();
    for (String name : split(text)) {
      Dimension dimension =
          Dimension.find(name)
              .orElseThrow(
                  () ->
                      FilterParameters.refused(
                          "by", "'" + name + "' is none of " + Dimension.all(), List.of()));
      if (by.contains(dimension)) {
        throw FilterParameters.refused("by", name + " is there twice", List.of());
      }
      by.add(dimension);
    }
    if (by.size() > Grouping.MAX_DIMENSIONS) {
      throw FilterParameters.refused(
          "by", "at most " + Grouping.MAX_DIMENSIONS + " at once", List.of());
    }
    if (by.stream().filter(Dimension::isTime).count() > 1) {
      throw FilterParameters.refused("by", "one of hour, day, week and month", List.of());
    }
    return by;
  }

  static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw FilterParameters.refused(
          "zone", "must be a time zone, such as UTC, +02:00 or Europe/Paris", List.of());
    }
  }

  /** Which measures are shown; all without the parameter. */
  static Set<Measure> measures(Optional<String> text) {
    Set<Measure> measures = EnumSet.noneOf(Measure.class);
    for (String name : split(text.orElse(""))) {
      measures.add(
          Measure.find(name)
              .orElseThrow(
                  () ->
                      FilterParameters.refused(
                          "measures", "'" + name + "' is none of " + Measure.all(), List.of())));
    }
    return measures.isEmpty() ? EnumSet.allOf(Measure.class) : measures;
  }

  static List<Double> quantiles(Optional<String> text) {
    if (text.isEmpty()) {
      return USUAL_QUANTILES;
    }
    List<Double> quantiles = new ArrayList<>();
    for (String share : split(text.get())) {
      if (!share.matches("0(\\.\\d{1,6})?|1(\\.0{1,6})?") || quantiles.size() == MOST_QUANTILES) {
        throw FilterParameters.refused(
            "quantiles",
            "must be at most " + MOST_QUANTILES + " numbers from 0 to 1, such as 0.5,0.9",
            List.of());
      }
      quantiles.add(Double.valueOf(share));
    }
    return quantiles;
  }

  private static List<String> split(String text) {
    return text.isBlank() ? List.of() : List.of(text.strip().split("\\s*,\\s*", -1));
  }
}
