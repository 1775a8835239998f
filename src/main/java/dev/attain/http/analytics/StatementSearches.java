package dev.attain.http.analytics;

import com.fasterxml.jackson.databind.util.RawValue;
import dev.attain.analytics.statements.StatementSearch;
import dev.attain.analytics.statements.filter.Filter;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Pages of statements that a filter holds of. */
final class StatementSearches {
  private static final int USUAL_LIMIT = 100;

  private final StatementSearch search;
  private final Asking asking;

  StatementSearches(StatementSearch search, Asking asking) {
    this.search = search;
    this.asking = asking;
  }

  /** A page as the API has it. */
  private record Page(
      String filter,
      List<RawValue> statements,
      int scanned,
      boolean complete,
      @Nullable String more) {}

  Future<ApiAnswer> page(ApiCall call, Filter filter) {
    boolean ascending = call.findQueryParameter("order").map("ascending"::equals).orElse(false);
    int limit = call.findQueryParameter("limit").map(Integer::parseInt).orElse(USUAL_LIMIT);
    return asking
        .meant(call, filter)
        .compose(
            who ->
                search.page(
                    new StatementSearch.Question(
                        filter, who, ascending, limit, Cursor.find(call, "cursor"))))
        .map(page -> ApiAnswer.ok(shown(filter, page)));
  }

  private static Page shown(Filter filter, StatementSearch.Page page) {
    Optional<String> more = page.cursor().map(position -> Long.toString(position.value()));
    return new Page(
        filter.toString(),
        page.rows().stream().map(row -> StatementText.raw(row.stored())).toList(),
        page.scanned(),
        page.complete(),
        more.orElse(null));
  }
}
