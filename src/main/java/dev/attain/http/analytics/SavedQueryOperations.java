package dev.attain.http.analytics;

import com.fasterxml.jackson.core.JacksonException;
import dev.attain.access.Principal;
import dev.attain.access.Scope;
import dev.attain.analytics.statements.filter.Filter;
import dev.attain.analytics.statements.measure.Dimension;
import dev.attain.analytics.statements.saved.SavedQueries;
import dev.attain.analytics.statements.saved.SavedQuery;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import dev.attain.http.ApiOperation;
import dev.attain.http.Authors;
import dev.attain.http.IfMatch;
import dev.attain.http.RefusedException;
import dev.attain.json.Json;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The operations on saved queries. */
final class SavedQueryOperations {
  private static final int FORBIDDEN = 403;
  private static final int STALE = 412;

  private final SavedQueries queries;

  SavedQueryOperations(SavedQueries queries) {
    this.queries = queries;
  }

  Map<String, ApiOperation> byId() {
    return Map.of(
        "listStatementQueries", this::list,
        "getStatementQuery", this::get,
        "putStatementQuery", this::put,
        "deleteStatementQuery", this::delete);
  }

  /** What a client sends. */
  private record Sent(
      @Nullable String description,
      @Nullable String filter,
      List<String> by,
      @Nullable String zone) {
    Sent {
      by = List.copyOf(by);
    }
  }

  private record All(List<SavedQuery> queries, @Nullable String next) {}

  private Future<ApiAnswer> list(ApiCall call) {
    return queries
        .list(call.findQueryParameter("after").orElse(null))
        .map(
            page ->
                ApiAnswer.ok(
                    new All(
                        page.queries().stream().map(SavedQueries.Kept::query).toList(),
                        page.next())));
  }

  private Future<ApiAnswer> get(ApiCall call) {
    String name = call.pathParameter("queryName");
    return queries
        .find(name)
        .map(
            found ->
                found
                    .map(kept -> shown(200, kept.query(), kept.revision()))
                    .orElseGet(() -> unknown(name)));
  }

  private Future<ApiAnswer> put(ApiCall call) {
    SavedQuery query = query(call);
    OptionalLong expected = IfMatch.revision(call);
    long revision = expected.orElse(0);
    return queries
        .find(query.name())
        .compose(
            found -> {
              found.ifPresent(kept -> requireOwner(call, kept.query()));
              return queries.put(query, revision, Authors.of(call));
            })
        .map(
            kept ->
                kept
                    ? shown(expected.isPresent() ? 200 : 201, query, revision + 1)
                    : stale(query.name()));
  }

  private Future<ApiAnswer> delete(ApiCall call) {
    String name = call.pathParameter("queryName");
    OptionalLong expected = IfMatch.revision(call);
    return queries
        .find(name)
        .compose(
            found -> {
              if (found.isEmpty()) {
                return Future.succeededFuture(unknown(name));
              }
              requireOwner(call, found.get().query());
              return queries
                  .delete(name, expected.orElse(found.get().revision()), Authors.of(call))
                  .map(gone -> gone ? new ApiAnswer(204, Map.of(), Map.of()) : stale(name));
            });
  }

  /** Others run what somebody has saved, but only an administrator changes it for them. */
  private static void requireOwner(ApiCall call, SavedQuery query) {
    Principal caller = call.principal();
    if (!caller.key().equals(query.owner()) && !caller.may(Scope.ADMIN)) {
      throw new RefusedException(
          ApiAnswer.refused(
              FORBIDDEN,
              "Forbidden",
              "The saved query " + query.name() + " belongs to another credential.",
              List.of()));
    }
  }

  /** Reads what was sent; what would be refused when it is run is refused now. */
  private static SavedQuery query(ApiCall call) {
    Sent sent = sent(call.body());
    Filter filter = FilterParameters.parsed("filter", sent.filter() == null ? "" : sent.filter());
    List<Dimension> by = MeasureParameters.dimensions(String.join(",", sent.by()));
    if (sent.zone() != null) {
      MeasureParameters.zone(sent.zone());
    }
    return new SavedQuery(
        call.pathParameter("queryName"),
        sent.description(),
        call.principal().key(),
        filter.toString(),
        by.stream().map(Dimension::text).toList(),
        sent.zone(),
        call.now());
  }

  private static Sent sent(byte[] body) {
    try {
      return Json.MAPPER.readValue(body, Sent.class);
    } catch (JacksonException e) {
      throw new RefusedException(
          ApiAnswer.refused(400, "Bad request", e.getOriginalMessage(), List.of()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ApiAnswer shown(int status, SavedQuery query, long revision) {
    return new ApiAnswer(status, query, Map.of("ETag", IfMatch.tag(revision)));
  }

  static ApiAnswer unknown(String name) {
    return ApiAnswer.notFound("There is no saved query " + name + ".");
  }

  private static ApiAnswer stale(String name) {
    return ApiAnswer.refused(
        STALE,
        "Precondition failed",
        "The saved query "
            + name
            + " has another revision, or is there already: GET it, and send its ETag as If-Match.",
        List.of());
  }
}
