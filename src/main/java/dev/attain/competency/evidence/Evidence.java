package dev.attain.competency.evidence;

import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.EvidenceType;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.people.PersonId;
import dev.attain.statements.Position;
import dev.attain.xapi.StatementId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one statement says about one person's one competency.
 *
 * @param id hexadecimal hash of statement, rule and competency, so that the same evidence twice is
 *     one
 * @param score within 0..1
 * @param weight at least 0, before daily caps
 * @param occurredAt the statement's timestamp, never later than stored
 * @param position where the statement is in the log
 * @param source whose word it is, for the daily cap: the rater's identifier, else the authority's
 * @param rater the identifier of the person who rated; null when no person did
 * @param artifact the IRI of what was made; null when nothing was
 * @param expiresAt when it ends; null for never
 * @param change what it does to other evidence; null when it is a proof itself
 */
public record Evidence(
    String id,
    PersonId person,
    CompetencyId competency,
    FrameworkVersion framework,
    EvidenceType type,
    double score,
    double weight,
    Instant occurredAt,
    StatementId statement,
    Position position,
    String rule,
    String source,
    @Nullable String rater,
    @Nullable String artifact,
    @Nullable Integer level,
    @Nullable Instant expiresAt,
    @Nullable EvidenceChange change) {
  public Evidence {
    Objects.requireNonNull(id);
    Objects.requireNonNull(person);
    Objects.requireNonNull(competency);
    Objects.requireNonNull(framework);
    Objects.requireNonNull(type);
    Objects.requireNonNull(occurredAt);
    Objects.requireNonNull(statement);
    Objects.requireNonNull(position);
    Objects.requireNonNull(rule);
    Objects.requireNonNull(source);
    if (!(score >= 0 && score <= 1) || !(weight >= 0)) {
      throw new IllegalArgumentException("score " + score + " or weight " + weight);
    }
  }

  /** Whether it can count at all: completion never does, nor does an item of weight 0. */
  public boolean provesSomething() {
    return type != EvidenceType.COMPLETION && weight > 0;
  }

  /** Whether it has ended by an instant. */
  public boolean expiredAt(Instant instant) {
    return expiresAt != null && !expiresAt.isAfter(instant);
  }

  /** Evidence that is a proof, and changes nothing. */
  public Evidence(
      String id,
      PersonId person,
      CompetencyId competency,
      FrameworkVersion framework,
      EvidenceType type,
      double score,
      double weight,
      Instant occurredAt,
      StatementId statement,
      Position position,
      String rule,
      String source,
      @Nullable String rater,
      @Nullable String artifact,
      @Nullable Integer level,
      @Nullable Instant expiresAt) {
    this(
        id,
        person,
        competency,
        framework,
        type,
        score,
        weight,
        occurredAt,
        statement,
        position,
        rule,
        source,
        rater,
        artifact,
        level,
        expiresAt,
        null);
  }

  Evidence withWeight(double other) {
    return with(other, expiresAt);
  }

  Evidence withExpiry(Instant other) {
    return with(weight, other);
  }

  private Evidence with(double otherWeight, @Nullable Instant otherExpiry) {
    return new Evidence(
        id,
        person,
        competency,
        framework,
        type,
        score,
        otherWeight,
        occurredAt,
        statement,
        position,
        rule,
        source,
        rater,
        artifact,
        level,
        otherExpiry,
        change);
  }
}
