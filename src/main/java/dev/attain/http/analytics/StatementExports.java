package dev.attain.http.analytics;

import dev.attain.analytics.statements.StatementSearch;
import dev.attain.analytics.statements.export.ExportColumn;
import dev.attain.analytics.statements.export.ExportFormat;
import dev.attain.analytics.statements.export.StatementExport;
import dev.attain.analytics.statements.filter.Filter;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import dev.attain.statements.Position;
import dev.attain.xapi.StatementId;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All statements that a filter holds of, in one answer of any size. */
final class StatementExports {
  static final String POSITION_HEADER = "X-Attain-Position";

  private final StatementSearch search;
  private final StatementExport export;
  private final Asking asking;

  StatementExports(StatementSearch search, StatementExport export, Asking asking) {
    this.search = search;
    this.export = export;
    this.asking = asking;
  }

  Future<ApiAnswer> export(ApiCall call, Filter filter) {
    ExportFormat format =
        call.findQueryParameter("format").flatMap(ExportFormat::find).orElse(ExportFormat.NDJSON);
    List<ExportColumn> columns =
        call.findQueryParameter("columns")
            .map(StatementExports::columns)
            .orElse(ExportColumn.USUAL);
    boolean safe = call.findQueryParameter("formulas").filter("asTheyAre"::equals).isEmpty();
    // Fixed now: what comes later belongs to another export.
    Position horizon = search.horizon();
    Position upTo =
        Cursor.find(call, "upTo").filter(one -> one.compareTo(horizon) < 0).orElse(horizon);
    return Future.all(asking.meant(call, filter), after(call))
        .map(
            known ->
                new ApiAnswer(
                    200,
                    new ExportStream(
                        export,
                        new StatementExport.Question(
                            filter,
                            known.resultAt(0),
                            known.resultAt(1),
                            upTo,
                            format,
                            columns,
                            safe),
                        compressed(call, format)),
                    headers(format, upTo)));
  }

  /** Where a statement is that was received last, or a position. */
  private Future<Position> after(ApiCall call) {
    Optional<String> text = call.findQueryParameter("after");
    if (text.isEmpty()) {
      return Future.succeededFuture(Position.START);
    }
    Optional<StatementId> id = id(text.get());
    return id.isEmpty()
        ? Future.succeededFuture(Cursor.position("after", text.get()))
        : search
            .position(id.get())
            .map(
                found ->
                    found.orElseThrow(
                        () ->
                            FilterParameters.refused(
                                "after", "there is no statement " + id.get(), List.of())));
  }

  private static Optional<StatementId> id(String text) {
    try {
      return Optional.of(StatementId.of(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Map<String, String> headers(ExportFormat format, Position upTo) {
    return Map.of(
        POSITION_HEADER,
        Long.toString(upTo.value()),
        "Content-Disposition",
        "attachment; filename=\"statements." + format.extension() + "\"",
        "Vary",
        "Accept-Encoding");
  }

  /** The pages of Parquet are compressed already. */
  private static boolean compressed(ApiCall call, ExportFormat format) {
    return format != ExportFormat.PARQUET
        && call.findHeader("Accept-Encoding").filter(taken -> taken.contains("gzip")).isPresent();
  }

  private static List<ExportColumn> columns(String text) {
    ExportColumn.Reading reading = ExportColumn.read(text);
    if (reading instanceof ExportColumn.Reading.Broken broken) {
      throw FilterParameters.refused("columns", broken.message(), List.of());
    }
    return ((ExportColumn.Reading.Read) reading).columns();
  }
}
