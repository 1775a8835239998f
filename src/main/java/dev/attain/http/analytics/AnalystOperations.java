package dev.attain.http.analytics;

import dev.attain.analytics.statements.Meanings;
import dev.attain.analytics.statements.StatementSearch;
import dev.attain.analytics.statements.answer.MeasureQuestion;
import dev.attain.analytics.statements.answer.MeasureReads;
import dev.attain.analytics.statements.answer.Scans;
import dev.attain.analytics.statements.export.StatementExport;
import dev.attain.analytics.statements.saved.SavedQueries;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import dev.attain.http.ApiOperation;
import dev.attain.http.EventStreams;
import dev.attain.statements.StatementStore;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The operations of {@code paths-statement-analytics.yaml}. */
public final class AnalystOperations {
  private final Asking asking;
  private final StatementSearches searches;
  private final MeasureReads measures;
  private final StatementScans scans;
  private final StatementExports exports;
  private final StatementTail tail;
  private final SavedQueryOperations queries;

  public AnalystOperations(
      StatementStore store,
      StatementSearch search,
      Meanings meanings,
      MeasureReads measures,
      Scans scans,
      StatementExport export,
      SavedQueries queries,
      EventStreams streams) {
    this.asking = new Asking(meanings, queries);
    this.searches = new StatementSearches(search, asking);
    this.measures = measures;
    this.scans = new StatementScans(scans, asking);
    this.exports = new StatementExports(search, export, asking);
    this.tail = new StatementTail(store, search, asking, streams);
    this.queries = new SavedQueryOperations(queries);
  }

  /** By operation id. */
  public Map<String, ApiOperation> byId() {
    Map<String, ApiOperation> operations = new HashMap<>(queries.byId());
    operations.put(
        "queryStatements",
        call -> asking.asked(call).compose(asked -> searches.page(call, asked.filter())));
    operations.put(
        "measureStatements", call -> asking.asked(call).compose(asked -> measure(call, asked)));
    operations.put(
        "tailStatements",
        call -> asking.asked(call).compose(asked -> tail.open(call, asked.filter())));
    operations.put(
        "exportStatements",
        call -> asking.asked(call).compose(asked -> exports.export(call, asked.filter())));
    operations.put(
        "startStatementScan",
        call -> asking.asked(call).compose(asked -> scans.start(call, asked)));
    operations.put("listStatementScans", call -> scans.list());
    operations.put("getStatementScan", scans::find);
    operations.put("endStatementScan", scans::end);
    return operations;
  }

  private Future<ApiAnswer> measure(ApiCall call, Asking.Asked asked) {
    MeasureQuestion question = MeasureParameters.question(call, asked);
    Set<Measure> shown = MeasureParameters.measures(call.findQueryParameter("measures"));
    List<Double> quantiles = MeasureParameters.quantiles(call.findQueryParameter("quantiles"));
    return asking
        .meant(call, question.filter())
        .compose(who -> measures.answer(question, who))
        .map(answer -> ApiAnswer.ok(MeasureView.of(question, answer, shown, quantiles)));
  }
}
