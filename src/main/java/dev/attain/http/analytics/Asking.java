package dev.attain.http.analytics;

import dev.attain.access.Scope;
import dev.attain.analytics.statements.Meanings;
import dev.attain.analytics.statements.filter.Field;
import dev.attain.analytics.statements.filter.Filter;
import dev.attain.analytics.statements.filter.WhoIsMeant;
import dev.attain.analytics.statements.saved.SavedQueries;
import dev.attain.analytics.statements.saved.SavedQuery;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import dev.attain.http.RefusedException;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Whom a filter means, and whether the caller may ask. */
final class Asking {
  private static final int FORBIDDEN = 403;

  private final Meanings meanings;
  private final SavedQueries queries;

  Asking(Meanings meanings, SavedQueries queries) {
    this.meanings = meanings;
    this.queries = queries;
  }

  /**
   * What a request filters by, with a saved query that it names.
   *
   * @param saved whose filter is part of {@code filter}
   */
  record Asked(Filter filter, Optional<SavedQuery> saved) {}

  /** Fails with 404 when there is no such saved query. */
  Future<Asked> asked(ApiCall call) {
    Filter filter = FilterParameters.read(call);
    Optional<String> name = call.findQueryParameter("saved");
    return name.isEmpty()
        ? Future.succeededFuture(new Asked(filter, Optional.empty()))
        : queries
            .find(name.get())
            .map(
                found ->
                    found
                        .map(kept -> with(kept.query(), filter))
                        .orElseThrow(
                            () -> new RefusedException(SavedQueryOperations.unknown(name.get()))));
  }

  private static Asked with(SavedQuery saved, Filter filter) {
    Filter both = FilterParameters.parsed("saved", saved.filter()).and(filter);
    return new Asked(both, Optional.of(saved));
  }

  /** Fails with 404 for a cohort that there is none of, with 403 for one not to be seen. */
  Future<WhoIsMeant> meant(ApiCall call, Filter filter) {
    if (!Meanings.named(Field.COHORT, filter).isEmpty()) {
      requireCohorts(call);
    }
    return meanings
        .of(filter)
        .map(
            outcome -> {
              if (outcome instanceof Meanings.Outcome.NoCohort none) {
                throw new RefusedException(noCohort(none.id()));
              }
              return ((Meanings.Outcome.Known) outcome).who();
            });
  }

  static ApiAnswer noCohort(String id) {
    return ApiAnswer.notFound("There is no cohort " + id + ".");
  }

  /** Who may not read cohorts must not learn who is in one by counting. */
  static void requireCohorts(ApiCall call) {
    if (!call.principal().may(Scope.COMPETENCY_READ)) {
      throw new RefusedException(
          ApiAnswer.refused(
              FORBIDDEN,
              "Forbidden",
              "Asking by cohort needs the scope " + Scope.COMPETENCY_READ.text() + ".",
              List.of()));
    }
  }
}
