package dev.attain.competency.projection;

import static dev.attain.competency.projection.ProjectionRecords.EVIDENCE;

import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.proficiency.Portfolio;
import dev.attain.competency.projection.changes.Figure;
import dev.attain.competency.projection.shares.Generation;
import dev.attain.competency.projection.shares.RecordForm;
import dev.attain.competency.projection.standings.CompetencyStanding;
import dev.attain.people.PersonId;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordWrite;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What one generation's records of portfolios are to be, as writes: a pure function of the
 * framework and the evidence.
 */
final class PortfolioWrites {
  private final Framework framework;
  private final FrameworkVersion version;
  private final Generation generation;
  private final Map<CompetencyId, Competency> competencies;

  /**
   * @param generation of that framework
   */
  PortfolioWrites(Framework framework, Generation generation) {
    this.framework = framework;
    this.version = framework.versionId();
    this.generation = generation;
    this.competencies =
        framework.competencies().stream().collect(Collectors.toMap(Competency::id, c -> c));
  }

  boolean isKnown(CompetencyId competency) {
    return competencies.containsKey(competency);
  }

  /** What there is to tell of a pair whose evidence this is. */
  Figure figure(PersonCompetency pair, List<Evidence> evidence) {
    return computed(portfolio(pair, evidence)).figure();
  }

  /**
   * A pair's figures.
   *
   * @param standing null when there is no evidence
   */
  record Computed(Figure figure, @Nullable CompetencyStanding standing) {}

  /** Adds what changes in a pair's records when this is its evidence instead of what is kept. */
  Computed addPortfolio(
      PersonCompetency pair, KeptEvidence kept, List<Evidence> evidence, List<RecordWrite> writes) {
    Portfolio portfolio = portfolio(pair, evidence);
    addEvidence(pair, kept, portfolio.evidence(), writes);
    return computed(portfolio);
  }

  private static Computed computed(Portfolio portfolio) {
    if (portfolio.evidence().isEmpty()) {
      return new Computed(new Figure(portfolio, Instant.EPOCH, null, null), null);
    }
    CompetencyStanding standing = CompetencyStanding.of(portfolio);
    return new Computed(figure(portfolio, standing), standing);
  }

  static Figure figure(Portfolio portfolio, CompetencyStanding standing) {
    return new Figure(portfolio, standing.lastEvidenceAt(), standing.level(), standing.lapsesAt());
  }

  private void addEvidence(
      PersonCompetency pair, KeptEvidence kept, List<Evidence> evidence, List<RecordWrite> writes) {
    String id = ProjectionRecords.id(generation, pair);
    EvidenceBuckets buckets = EvidenceBuckets.of(evidence.size());
    List<List<Evidence>> divided = buckets.divide(evidence);
    kept.changedTo(evidence).stream()
        .forEach(
            bucket ->
                writes.add(
                    put(
                        EVIDENCE,
                        EvidenceBuckets.id(id, bucket),
                        EvidenceRecord.of(version, pair, buckets, divided.get(bucket)))));
    IntStream.range(buckets.count(), kept.buckets().count())
        .forEach(bucket -> writes.add(delete(EVIDENCE, EvidenceBuckets.id(id, bucket))));
  }

  /** All pairs that somebody may have evidence in. */
  Set<PersonCompetency> pairs(PersonId person) {
    return competencies.keySet().stream()
        .map(competency -> new PersonCompetency(person, competency))
        .collect(Collectors.toSet());
  }

  Portfolio portfolio(PersonCompetency pair, List<Evidence> evidence) {
    Competency competency = competencies.get(pair.competency());
    if (competency == null) {
      throw new IllegalStateException(version + " has no competency " + pair.competency());
    }
    return new Portfolio(version, pair.person(), competency, framework.scale(), evidence);
  }

  private static RecordWrite put(RecordCollection collection, String id, Object document) {
    return new RecordWrite.Put(
        collection, id, RecordWrite.ANY_REVISION, RecordForm.write(document), Map.of());
  }

  private static RecordWrite delete(RecordCollection collection, String id) {
    return new RecordWrite.Delete(collection, id, RecordWrite.ANY_REVISION);
  }
}
