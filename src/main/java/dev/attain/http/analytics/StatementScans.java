package dev.attain.http.analytics;

import dev.attain.analytics.statements.answer.MeasureAnswer;
import dev.attain.analytics.statements.answer.MeasureQuestion;
import dev.attain.analytics.statements.answer.ScanJob;
import dev.attain.analytics.statements.answer.Scans;
import dev.attain.analytics.statements.measure.Dimension;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import dev.attain.statements.Position;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts and measures that take a while. */
final class StatementScans {
  private static final int ACCEPTED = 202;
  private static final int UNAVAILABLE = 503;

  private final Scans scans;
  private final Asking asking;

  StatementScans(Scans scans, Asking asking) {
    this.scans = scans;
    this.asking = asking;
  }

  /** A scan as the API has it. */
  private record Shown(
      String id,
      String by,
      String filter,
      List<String> dimensions,
      Instant started,
      ScanJob.State state,
      long scanned,
      double share,
      MeasureView.Through through,
      @Nullable Instant ended,
      @Nullable String failure,
      @Nullable MeasureView answer) {
    static Shown of(ScanJob job, @Nullable MeasureView answer) {
      return new Shown(
          job.id(),
          job.by(),
          job.filter(),
          job.dimensions().stream().map(Dimension::text).toList(),
          job.started(),
          job.state(),
          job.scanned(),
          job.share(),
          MeasureView.Through.of(new Position(job.through())),
          job.ended(),
          job.failure(),
          answer);
    }
  }

  private record All(List<Shown> scans) {}

  Future<ApiAnswer> start(ApiCall call, Asking.Asked asked) {
    MeasureQuestion question = MeasureParameters.question(call, asked);
    return asking
        .meant(call, asked.filter())
        .compose(who -> scans.start(question, who, call.principal().key()))
        .map(
            job ->
                job.map(one -> new ApiAnswer(ACCEPTED, Shown.of(one, null), Map.of()))
                    .orElseGet(
                        () ->
                            ApiAnswer.refused(
                                UNAVAILABLE,
                                "Unavailable",
                                Scans.MOST_AT_ONCE + " scans are under way here; wait for one.",
                                List.of())));
  }

  Future<ApiAnswer> list() {
    return scans
        .list()
        .map(all -> ApiAnswer.ok(new All(all.stream().map(job -> Shown.of(job, null)).toList())));
  }

  Future<ApiAnswer> find(ApiCall call) {
    Set<Measure> measures = MeasureParameters.measures(call.findQueryParameter("measures"));
    List<Double> quantiles = MeasureParameters.quantiles(call.findQueryParameter("quantiles"));
    return scans
        .find(call.pathParameter("scanId"))
        .map(
            found ->
                found
                    .map(known -> ApiAnswer.ok(shown(call, known, measures, quantiles)))
                    .orElseGet(() -> unknown(call)));
  }

  private static Shown shown(
      ApiCall call, Scans.Known known, Set<Measure> measures, List<Double> quantiles) {
    ScanJob job = known.job();
    if (job.dimensions().contains(Dimension.COHORT)) {
      Asking.requireCohorts(call);
    }
    MeasureAnswer answer = known.answer().orElse(null);
    return Shown.of(
        job,
        answer == null
            ? null
            : MeasureView.of(
                new MeasureQuestion(
                    FilterParameters.parsed("filter", job.filter()),
                    job.dimensions(),
                    MeasureParameters.zone(job.zone()),
                    job.limit()),
                answer,
                measures,
                quantiles));
  }

  Future<ApiAnswer> end(ApiCall call) {
    return scans
        .end(call.pathParameter("scanId"))
        .compose(
            ending ->
                switch (ending) {
                  case UNKNOWN -> Future.succeededFuture(unknown(call));
                  case DELETED -> Future.succeededFuture(new ApiAnswer(204, Map.of(), Map.of()));
                  case CANCELLED -> find(call);
                });
  }

  private static ApiAnswer unknown(ApiCall call) {
    return ApiAnswer.notFound("There is no scan " + call.pathParameter("scanId") + ".");
  }
}
