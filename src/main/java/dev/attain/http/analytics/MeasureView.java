package dev.attain.http.analytics;

import dev.attain.analytics.statements.answer.MeasureAnswer;
import dev.attain.analytics.statements.answer.MeasureQuestion;
import dev.attain.analytics.statements.measure.Dimension;
import dev.attain.analytics.statements.measure.Grid;
import dev.attain.analytics.statements.measure.Groups;
import dev.attain.analytics.statements.measure.Spread;
import dev.attain.analytics.statements.measure.Summary;
import dev.attain.statements.Position;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts and measures as the API has them. */
record MeasureView(
    String filter,
    List<String> by,
    String zone,
    MeasureAnswer.Origin from,
    Through through,
    long scanned,
    boolean complete,
    @Nullable String goOn,
    List<Row> groups,
    @Nullable Row others,
    Errors errors) {
  private static final String GO_ON =
      "Only the newest statements were counted. POST the same question to"
          + " /api/v1/statements/scans to have all of them counted, or narrow the filter.";

  /**
   * Everything up to here counts.
   *
   * @param position a decimal number as text: it exceeds what JavaScript's numbers hold exactly
   */
  record Through(String position, Instant stored) {
    static Through of(Position position) {
      return new Through(Long.toString(position.value()), position.stored());
    }
  }

  /** One group; a value that its statements don't have is absent from the key. */
  record Row(
      @Nullable Map<String, String> key,
      long count,
      @Nullable People people,
      @Nullable Values score,
      @Nullable Values duration,
      @Nullable Success success) {}

  record People(long distinct, boolean exact) {}

  record Values(
      long count, double mean, double min, double max, double sum, Map<String, Double> quantiles) {}

  record Success(long judged, long successes, double rate) {}

  /** How far measures can be off. */
  record Errors(String people, String score, String duration) {
    static final Errors STATED =
        new Errors(
            "where not exact, the standard error is "
                + Math.round(Summary.PEOPLE_ERROR * 1_000) / 10.0
                + " % of the number",
            "sum and mean exact; minimum, maximum and quantiles within " + Grid.SCORE_ERROR,
            "sum and mean exact; minimum, maximum and quantiles within "
                + Math.round(Grid.DURATION_ERROR * 100)
                + " % of the value");
  }

  static MeasureView of(
      MeasureQuestion question,
      MeasureAnswer answer,
      Set<Measure> measures,
      List<Double> quantiles) {
    List<String> by = question.by().stream().map(Dimension::text).toList();
    Rows rows = new Rows(by, measures, quantiles);
    return new MeasureView(
        question.filter().toString(),
        by,
        question.zone().toString(),
        answer.from(),
        Through.of(answer.through()),
        answer.scanned(),
        answer.complete(),
        answer.complete() ? null : GO_ON,
        answer.groups().groups().stream().map(rows::row).toList(),
        answer.groups().others().map(others -> rows.row(null, others)).orElse(null),
        Errors.STATED);
  }

  private record Rows(List<String> by, Set<Measure> measures, List<Double> quantiles) {
    Row row(Groups.Group group) {
      Map<String, String> key = new LinkedHashMap<>();
      for (int i = 0; i < by.size(); i++) {
        String value = group.key().get(i);
        if (value != null) {
          key.put(by.get(i), value);
        }
      }
      return row(key, group.summary());
    }

    Row row(@Nullable Map<String, String> key, Summary summary) {
      return new Row(
          key,
          summary.count(),
          measures.contains(Measure.PEOPLE)
              ? new People(summary.people(), summary.peopleAreExact())
              : null,
          measures.contains(Measure.SCORE) && summary.hasScores() ? values(summary.scores()) : null,
          measures.contains(Measure.DURATION) && summary.hasDurations()
              ? values(summary.durations())
              : null,
          measures.contains(Measure.SUCCESS) && summary.judged() > 0
              ? new Success(
                  summary.judged(),
                  summary.successes(),
                  (double) summary.successes() / summary.judged())
              : null);
    }

    private Values values(Spread spread) {
      Map<String, Double> shown = new LinkedHashMap<>();
      quantiles.forEach(
          share ->
              shown.put(
                  BigDecimal.valueOf(share).stripTrailingZeros().toPlainString(),
                  spread.quantile(share)));
      return new Values(
          spread.count(), spread.mean(), spread.min(), spread.max(), spread.sum(), shown);
    }
  }
}
