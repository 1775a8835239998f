package dev.attain.http.analytics;

import dev.attain.analytics.statements.Meanings;
import dev.attain.analytics.statements.StatementSearch;
import dev.attain.analytics.statements.answer.MeasureQuestion;
import dev.attain.analytics.statements.answer.MeasureReads;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import dev.attain.http.ApiOperation;
import dev.attain.http.EventStreams;
import dev.attain.statements.StatementStore;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The operations of {@code paths-statement-analytics.yaml}. */
public final class AnalystOperations {
  private final StatementSearches searches;
  private final MeasureReads measures;
  private final StatementTail tail;

  public AnalystOperations(
      StatementStore store,
      StatementSearch search,
      Meanings meanings,
      MeasureReads measures,
      EventStreams streams) {
    Asking asking = new Asking(meanings);
    this.searches = new StatementSearches(search, asking);
    this.measures = measures;
    this.tail = new StatementTail(store, search, asking, streams);
  }

  /** By operation id. */
  public Map<String, ApiOperation> byId() {
    return Map.of(
        "queryStatements", call -> searches.page(call, FilterParameters.read(call)),
        "measureStatements", this::measure,
        "tailStatements", call -> tail.open(call, FilterParameters.read(call)));
  }

  private Future<ApiAnswer> measure(ApiCall call) {
    MeasureQuestion question = MeasureParameters.question(call, FilterParameters.read(call));
    Set<Measure> shown = MeasureParameters.measures(call.findQueryParameter("measures"));
    List<Double> quantiles = MeasureParameters.quantiles(call.findQueryParameter("quantiles"));
    return measures
        .answer(question)
        .map(
            outcome ->
                outcome instanceof MeasureReads.Outcome.NoCohort none
                    ? Asking.noCohort(none.id())
                    : ApiAnswer.ok(
                        MeasureView.of(
                            question,
                            ((MeasureReads.Outcome.Answered) outcome).answer(),
                            shown,
                            quantiles)));
  }
}
