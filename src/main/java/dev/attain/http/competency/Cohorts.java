package dev.attain.http.competency;

import dev.attain.competency.framework.Cohort;
import dev.attain.competency.framework.catalog.RecordFrameworkCatalog;
import dev.attain.competency.framework.document.FrameworkDocuments;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import dev.attain.http.Authors;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Publishing and reading cohorts. */
final class Cohorts {
  private static final String KIND = "cohort";

  private final RecordFrameworkCatalog catalog;

  Cohorts(RecordFrameworkCatalog catalog) {
    this.catalog = catalog;
  }

  Future<ApiAnswer> publish(ApiCall call) {
    return Published.ifSound(
        KIND,
        FrameworkDocuments.cohort(call.body()),
        cohort ->
            catalog
                .submit(cohort, Authors.of(call))
                .map(outcome -> Published.answer(KIND, cohort.id(), null, outcome)));
  }

  Future<ApiAnswer> list(ApiCall call) {
    return catalog
        .cohortDocuments()
        .map(
            all ->
                ApiAnswer.ok(
                    new All(
                        all.stream()
                            .map(
                                c ->
                                    new Summary(
                                        c.id(), c.name(), c.role(), c.members().size(), query(c)))
                            .toList())));
  }

  Future<ApiAnswer> get(ApiCall call) {
    String id = call.pathParameter("cohortId");
    return catalog
        .findCohortDocument(id)
        .map(found -> ApiAnswer.okIfFound(found, "There is no cohort " + id + "."));
  }

  private record All(List<Summary> cohorts) {}

  private static @Nullable String query(Cohort cohort) {
    return cohort.query() == null ? null : cohort.query().where();
  }

  private record Summary(
      String id, String name, String role, int members, @Nullable String query) {}
}
