package dev.attain.benchmark.inside;

import dev.attain.benchmark.sample.BenchmarkFramework;
import dev.attain.benchmark.sample.BenchmarkStatements;
import dev.attain.competency.framework.Cohort;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.RoleProfile;
import dev.attain.competency.framework.RoleProfile.ClockStart;
import dev.attain.competency.framework.RoleProfile.Requirement;
import dev.attain.competency.framework.catalog.RecordFrameworkCatalog;
import dev.attain.competency.framework.document.DocumentReading;
import dev.attain.competency.framework.document.FrameworkDocuments;
import dev.attain.statements.NewStatement;
import dev.attain.storage.embedded.EmbeddedEngine;
import dev.attain.xapi.StatementId;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A statement for each of many people and competencies on the embedded engine, projected, and a
 * cohort of all of them in a role that requires everything.
 */
final class PeopleLog {
  static final Instant AT = Instant.parse("2026-03-01T00:00:00Z");
  private static final String PASSED = "http://adlnet.gov/expapi/verbs/passed";
  static final String COHORT = "everybody";
  private static final int BATCH = 1_000;

  private final EmbeddedEngine engine;
  private final RecordFrameworkCatalog catalog;
  private final int people;
  private final int competencies;

  PeopleLog(EmbeddedEngine engine, int people, int competencies) {
    this.engine = engine;
    this.people = people;
    this.competencies = competencies;
    this.catalog =
        new RecordFrameworkCatalog(
            engine.records(), InstantSource.system(), () -> Future.succeededFuture(Set.of()));
  }

  RecordFrameworkCatalog catalog() {
    return catalog;
  }

  /** Appends, publishes and projects; gives the framework. */
  Framework fill() throws InterruptedException {
    Framework framework =
        ((DocumentReading.Read<Framework>)
                FrameworkDocuments.framework(
                    BenchmarkFramework.json(competencies, competencies), template -> false))
            .document();
    append();
    Probe.get(catalog.publish(framework));
    publishCohort(framework);
    project();
    return framework;
  }

  private void publishCohort(Framework framework) {
    List<Requirement> requirements =
        framework.competencies().stream()
            .map(competency -> new Requirement(competency.id(), 1, 3, 3, 1, null, true))
            .toList();
    Probe.get(
        catalog.publish(
            new RoleProfile(
                "https://learn.example.org/roles/all",
                "All",
                framework.id(),
                ClockStart.ASSIGNMENT,
                null,
                requirements)));
    List<Cohort.Member> members =
        IntStream.range(0, people)
            .mapToObj(
                i ->
                    new Cohort.Member(
                        BenchmarkStatements.learner(i),
                        null,
                        AT.minusSeconds(86_400),
                        null,
                        null,
                        null))
            .toList();
    Probe.get(
        catalog.publish(
            new Cohort(COHORT, "Everybody", "https://learn.example.org/roles/all", members)));
  }

  /** One statement for each person and competency. */
  private void append() {
    List<NewStatement> batch = new ArrayList<>();
    for (int person = 0; person < people; person++) {
      for (int competency = 0; competency < competencies; competency++) {
        StatementId id = new StatementId(new UUID(person, competency));
        String json =
            """
            {"id":"%s","actor":{"mbox":"%s"},"verb":{"id":"%s"},"object":{"id":"%s"},
             "result":{"score":{"scaled":%s}},"timestamp":"%s",
             "authority":{"mbox":"mailto:lms@example.org"},"version":"1.0.3"}"""
                .formatted(
                    id,
                    BenchmarkStatements.learner(person),
                    PASSED,
                    BenchmarkStatements.activity(competency * 3),
                    (person + competency) % 101 / 100.0,
                    AT);
        batch.add(
            new NewStatement(
                id, Set.of(), null, false, json.getBytes(StandardCharsets.UTF_8), false));
        if (batch.size() == BATCH) {
          Probe.get(engine.statements().append(batch));
          batch = new ArrayList<>();
        }
      }
    }
    if (!batch.isEmpty()) {
      Probe.get(engine.statements().append(batch));
    }
  }

  private void project() throws InterruptedException {
    try (Projector projector = new Projector(engine, catalog)) {
      projector.start();
      projector.awaitEnd();
    }
  }
}
