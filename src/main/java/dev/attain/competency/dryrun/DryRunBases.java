package dev.attain.competency.dryrun;

import dev.attain.competency.dryrun.DryRunRecords.Kept;
import dev.attain.competency.evidence.EvidenceMapping;
import dev.attain.competency.framework.Cohort;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.FrameworkCatalog;
import dev.attain.people.IdentityReads;
import dev.attain.people.PersonId;
import dev.attain.records.RecordStore;
import dev.attain.statements.StoredStatement;
import dev.attain.xapi.Statement;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Gathers what the passes of dry runs rest on, as it is when a pass begins. */
final class DryRunBases {
  private final FrameworkCatalog catalog;
  private final DryRunRecords runs;
  private final IdentityReads identities;
  private final Function<Framework, Future<EvidenceMapping>> mappings;
  private final Function<StoredStatement, Statement> reader;

  /**
   * @param mappings compiles the mapping rules of a framework
   * @param reader parses a stored statement
   */
  DryRunBases(
      FrameworkCatalog catalog,
      RecordStore records,
      Function<Framework, Future<EvidenceMapping>> mappings,
      Function<StoredStatement, Statement> reader) {
    this.catalog = catalog;
    this.runs = new DryRunRecords(records);
    this.identities = new IdentityReads(records);
    this.mappings = mappings;
    this.reader = reader;
  }

  /** What a dry run rests on now; fails when it is gone. */
  Future<DryRunBasis> get(String id) {
    return Future.all(
            runs.find(id), runs.findDocument(id), identities.identities(), catalog.cohorts())
        .compose(
            found -> {
              Optional<Kept> kept = found.resultAt(0);
              Optional<Framework> then = found.resultAt(1);
              if (kept.isEmpty() || then.isEmpty()) {
                return Future.failedFuture(new IllegalStateException("dry run " + id + " is gone"));
              }
              return now(kept.get().run(), then.get())
                  .compose(
                      now ->
                          Future.all(mappings.apply(now), mappings.apply(then.get()))
                              .map(
                                  both ->
                                      new DryRunBasis(
                                          now,
                                          then.get(),
                                          both.resultAt(0),
                                          both.resultAt(1),
                                          reader,
                                          found.resultAt(2),
                                          cohorts(found.resultAt(3)))));
            });
  }

  private Future<Framework> now(DryRun run, Framework then) {
    return run.against() == null
        ? Future.succeededFuture(DryRunBasis.empty(then))
        : catalog
            .findFramework(run.against())
            .map(found -> found.orElseGet(() -> DryRunBasis.empty(then)));
  }

  private static Map<PersonId, List<String>> cohorts(List<Cohort> all) {
    Map<PersonId, List<String>> cohorts = new HashMap<>();
    for (Cohort cohort : all) {
      cohort.members().stream()
          .map(member -> new PersonId(member.person()))
          .distinct()
          .forEach(
              person ->
                  cohorts.computeIfAbsent(person, first -> new ArrayList<>()).add(cohort.id()));
    }
    return cohorts;
  }
}
