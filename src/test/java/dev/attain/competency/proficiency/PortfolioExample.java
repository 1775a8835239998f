package dev.attain.competency.proficiency;

import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.EvidenceType;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.framework.Gate;
import dev.attain.competency.framework.Level;
import dev.attain.competency.framework.Method;
import dev.attain.people.PersonId;
import dev.attain.statements.Position;
import dev.attain.xapi.StatementId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ann's portfolio of one competency, item by item, for examples. */
final class PortfolioExample {
  static final FrameworkVersion FRAMEWORK =
      new FrameworkVersion("https://example.org/framework", "1");
  static final PersonId ANN = new PersonId("mailto:ann@example.org");
  static final CompetencyId COMPETENCY = new CompetencyId("https://example.org/c/1");
  static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");
  static final List<Level> SCALE =
      List.of(
          new Level(1, "Beginner", 0.4),
          new Level(2, "Practitioner", 0.7),
          new Level(3, "Expert", 0.9));

  private Method method = Method.DEFAULT;
  private List<Gate> gates = List.of();
  private final List<Evidence> evidence = new ArrayList<>();

  PortfolioExample method(Method method) {
    this.method = method;
    return this;
  }

  PortfolioExample gates(Gate... gates) {
    this.gates = List.of(gates);
    return this;
  }

  PortfolioExample item(double score, double weight, double ageDays) {
    return item(score, weight, ageDays, EvidenceType.ASSESSMENT, "lms", null, null, null);
  }

  PortfolioExample item(
      double score,
      double weight,
      double ageDays,
      EvidenceType type,
      String source,
      @Nullable String rater,
      @Nullable String artifact,
      @Nullable Instant expiresAt) {
    return item(
        score,
        weight,
        ageDays,
        type,
        source,
        rater,
        artifact,
        expiresAt,
        "item-" + evidence.size());
  }

  PortfolioExample item(
      double score,
      double weight,
      double ageDays,
      EvidenceType type,
      String source,
      @Nullable String rater,
      @Nullable String artifact,
      @Nullable Instant expiresAt,
      String id) {
    Instant occurredAt = ago(ageDays);
    int number = evidence.size();
    evidence.add(
        new Evidence(
            id,
            ANN,
            COMPETENCY,
            FRAMEWORK,
            type,
            score,
            weight,
            occurredAt,
            new StatementId(new UUID(0, number)),
            Position.of(occurredAt.toEpochMilli(), number),
            "rule",
            source,
            rater,
            artifact,
            null,
            expiresAt));
    return this;
  }

  static Instant ago(double days) {
    return NOW.minus(Duration.ofMillis(Math.round(days * 86_400_000)));
  }

  List<Evidence> evidence() {
    return evidence;
  }

  Portfolio build() {
    return with(evidence);
  }

  Portfolio with(List<Evidence> items) {
    Competency competency =
        new Competency(
            COMPETENCY,
            "C1",
            "Troubleshooting",
            null,
            null,
            "Finds the cause.",
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            method,
            gates);
    return new Portfolio(FRAMEWORK, ANN, competency, SCALE, items);
  }
}
