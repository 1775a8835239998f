package dev.attain.http.governance;

import dev.attain.competency.framework.Cohort;
import dev.attain.competency.framework.catalog.RecordFrameworkCatalog;
import dev.attain.http.ApiAnswer;
import dev.attain.http.ApiCall;
import dev.attain.http.Authors;
import dev.attain.people.PersonId;
import dev.attain.people.attributes.AttributeReading;
import dev.attain.people.attributes.AttributeRecords;
import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;

/** Importing what is known of people, reading it, and whom a cohort finds by it. */
final class PeopleAttributes {
  private final AttributeRecords attributes;
  private final RecordFrameworkCatalog catalog;

  PeopleAttributes(AttributeRecords attributes, RecordFrameworkCatalog catalog) {
    this.attributes = attributes;
    this.catalog = catalog;
  }

  Future<ApiAnswer> replace(ApiCall call) {
    boolean table =
        call.findHeader("Content-Type").orElse("").toLowerCase(Locale.ROOT).startsWith("text/");
    AttributeReading reading =
        table ? AttributeReading.csv(call.body()) : AttributeReading.json(call.body());
    return reading.problems().isEmpty()
        ? attributes
            .replace(reading.people(), Authors.of(call))
            .map(done -> ApiAnswer.ok(new Imported(reading.people().size())))
        : Future.succeededFuture(Answers.unsound("import of attributes", reading.problems()));
  }

  Future<ApiAnswer> get(ApiCall call) {
    PersonId person = new PersonId(call.pathParameter("personId"));
    return attributes
        .find(person)
        .map(found -> ApiAnswer.okIfFound(found, "No attributes of " + person + " are known."));
  }

  Future<ApiAnswer> members(ApiCall call) {
    String id = call.pathParameter("cohortId");
    return catalog
        .findCohort(id)
        .map(found -> found.map(cohort -> new Members(cohort.id(), cohort.members())))
        .map(found -> ApiAnswer.okIfFound(found, "There is no cohort " + id + "."));
  }

  private record Imported(int people) {}

  private record Members(String cohort, List<Cohort.Member> members) {}
}
