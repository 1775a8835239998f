package dev.attain.analytics.statements.answer;

import dev.attain.analytics.statements.Meanings;
import dev.attain.analytics.statements.measure.Dimension;
import dev.attain.analytics.statements.measure.Grouping;
import dev.attain.competency.framework.Cohort;
import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.people.Identities;
import dev.attain.people.IdentityReads;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Learns what grouping needs to know of people and cohorts. */
final class Groupings {
  private final IdentityReads identities;
  private final FrameworkCatalog catalog;

  Groupings(IdentityReads identities, FrameworkCatalog catalog) {
    this.identities = identities;
    this.catalog = catalog;
  }

  Future<Grouping> of(MeasureQuestion question) {
    return identities
        .identities()
        .compose(
            who ->
                (question.isBy(Dimension.COHORT)
                        ? catalog.cohorts()
                        : Future.succeededFuture(List.<Cohort>of()))
                    .map(
                        cohorts ->
                            new Grouping(
                                question.by(), question.zone(), who, byIdentifier(cohorts, who))));
  }

  private static Map<String, List<String>> byIdentifier(List<Cohort> cohorts, Identities who) {
    Map<String, List<String>> byIdentifier = new HashMap<>();
    for (Cohort cohort : cohorts) {
      for (String identifier : Meanings.identifiers(cohort, who)) {
        byIdentifier.computeIfAbsent(identifier, id -> new ArrayList<>()).add(cohort.id());
      }
    }
    return byIdentifier;
  }
}
