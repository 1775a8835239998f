package dev.attain.competency.projection;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.evidence.EvidenceChange;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.EvidenceType;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.projection.shares.Generation;
import dev.attain.competency.projection.shares.RecordForm;
import dev.attain.people.PersonId;
import dev.attain.records.StoredRecord;
import dev.attain.statements.Position;
import dev.attain.xapi.StatementId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The evidence of one person's one competency, or one bucket of it: some 350 bytes an item.
 *
 * @param buckets how many records there are for the pair; null for one
 */
record EvidenceRecord(
    FrameworkVersion framework,
    String person,
    CompetencyId competency,
    @Nullable Integer buckets,
    List<Item> items) {

  /** What is read of a record where only whose it is matters. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Owner(FrameworkVersion framework, String person, CompetencyId competency) {}

  /** An {@link Evidence} without what the record says for all of them. */
  record Item(
      String id,
      EvidenceType type,
      double score,
      double weight,
      Instant occurredAt,
      String statement,
      long position,
      String rule,
      String source,
      @Nullable String rater,
      @Nullable String artifact,
      @Nullable Integer level,
      @Nullable Instant expiresAt,
      @Nullable Change change) {}

  /** An {@link EvidenceChange}. */
  record Change(EvidenceChange.Kind kind, @Nullable String target, String by) {
    static @Nullable Change of(@Nullable EvidenceChange change) {
      if (change == null) {
        return null;
      }
      StatementId target = change.target();
      return new Change(change.kind(), target == null ? null : target.toString(), change.by());
    }

    EvidenceChange change() {
      return new EvidenceChange(kind, target == null ? null : StatementId.of(target), by);
    }
  }

  static EvidenceRecord of(
      FrameworkVersion framework,
      PersonCompetency pair,
      EvidenceBuckets buckets,
      List<Evidence> evidence) {
    return new EvidenceRecord(
        framework,
        pair.person().value(),
        pair.competency(),
        buckets.count() == 1 ? null : buckets.count(),
        evidence.stream().map(EvidenceRecord::item).toList());
  }

  /**
   * Whose evidence a record is.
   *
   * @return empty when it is of another generation, or not the first of its pair
   */
  static Optional<PersonCompetency> findPair(StoredRecord stored, Generation generation) {
    Owner owner = RecordForm.read(stored, Owner.class);
    PersonCompetency pair = new PersonCompetency(new PersonId(owner.person()), owner.competency());
    return owner.framework().equals(generation.framework())
            && stored.id().equals(ProjectionRecords.id(generation, pair))
        ? Optional.of(pair)
        : Optional.empty();
  }

  private static Item item(Evidence evidence) {
    return new Item(
        evidence.id(),
        evidence.type(),
        evidence.score(),
        evidence.weight(),
        evidence.occurredAt(),
        evidence.statement().toString(),
        evidence.position().value(),
        evidence.rule(),
        evidence.source(),
        evidence.rater(),
        evidence.artifact(),
        evidence.level(),
        evidence.expiresAt(),
        Change.of(evidence.change()));
  }

  EvidenceBuckets divided() {
    return new EvidenceBuckets(buckets == null ? 1 : buckets);
  }

  List<Evidence> evidence() {
    PersonId owner = new PersonId(person);
    return items.stream()
        .map(
            item ->
                new Evidence(
                    item.id(),
                    owner,
                    competency,
                    framework,
                    item.type(),
                    item.score(),
                    item.weight(),
                    item.occurredAt(),
                    StatementId.of(item.statement()),
                    new Position(item.position()),
                    item.rule(),
                    item.source(),
                    item.rater(),
                    item.artifact(),
                    item.level(),
                    item.expiresAt(),
                    item.change() == null ? null : item.change().change()))
        .toList();
  }
}
