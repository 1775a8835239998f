package dev.attain.competency.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.proficiency.Portfolio;
import dev.attain.competency.projection.changes.ChangeOracle;
import dev.attain.competency.projection.changes.Figure;
import dev.attain.competency.projection.shares.RecordForm;
import dev.attain.competency.projection.shares.Shares;
import dev.attain.competency.projection.shares.Strands;
import dev.attain.competency.projection.standings.CompetencyStanding;
import dev.attain.people.PersonId;
import dev.attain.records.ForwardedRecords;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import dev.attain.records.WriteOutcome;
import dev.attain.storage.contract.Await;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Records whose every write is looked at: each share stays in one strand, no share goes back, and
 * no evidence is lost but that of voided statements.
 */
final class WatchedRecords extends ForwardedRecords {
  private final Predicate<String> voided;
  private final Predicate<PersonId> moved;
  private final Map<String, Set<String>> evidence = new HashMap<>();
  private final Map<String, PersonCompetency> pairs = new HashMap<>();
  private final Map<String, Shares> strands = new HashMap<>();
  private final long[] reached = new long[Shares.COUNT];
  private final Framework framework;
  private final ChangeOracle oracle;
  private int written;
  private int refused;

  /**
   * @param oracle is shown what is written
   * @param voided whether a statement of this id is voided by now
   * @param moved whether somebody's evidence may be somebody else's by now
   */
  WatchedRecords(
      RecordStore records,
      Predicate<String> voided,
      Predicate<PersonId> moved,
      Framework framework,
      ChangeOracle oracle) {
    super(records);
    this.moved = moved;
    this.framework = framework;
    this.oracle = oracle;
    this.voided = voided;
  }

  /** Batches of evidence that were written. */
  int written() {
    return written;
  }

  /** Writes of strands that were refused because someone else was quicker. */
  int refused() {
    return refused;
  }

  @Override
  public Future<WriteOutcome> write(List<RecordWrite> writes) {
    WriteOutcome outcome = Await.get(records.write(writes));
    if (outcome instanceof WriteOutcome.RevisionConflict) {
      refused++;
    } else if (writes.stream().anyMatch(write -> write.collection().equals(Strands.STRANDS))) {
      writes.forEach(this::watch);
      writes.forEach(this::watchStrand);
      watchPartition();
      oracle.written(writes);
    }
    return Future.succeededFuture(outcome);
  }

  private void watch(RecordWrite write) {
    if (!write.collection().equals(ProjectionRecords.EVIDENCE)) {
      return;
    }
    written++;
    Set<String> now = new HashSet<>();
    if (write instanceof RecordWrite.Put put) {
      EvidenceRecord record =
          RecordForm.read(new StoredRecord(put.id(), 1, put.json()), EvidenceRecord.class);
      record.items().forEach(item -> now.add(item.statement()));
      pairs.put(put.id(), new PersonCompetency(new PersonId(record.person()), record.competency()));
      figure(write.id(), record.evidence());
    } else if (pairs.containsKey(write.id())) {
      figure(write.id(), List.of());
    }
    Set<String> lost = new HashSet<>(evidence.getOrDefault(write.id(), Set.of()));
    lost.removeAll(now);
    PersonCompetency pair = pairs.get(write.id());
    if (pair != null && !moved.test(pair.person())) {
      assertThat(lost).as("evidence that a write has lost").allMatch(voided);
    }
    evidence.put(write.id(), now);
  }

  private void figure(String id, List<Evidence> evidence) {
    PersonCompetency pair = Objects.requireNonNull(pairs.get(id));
    Portfolio portfolio =
        new Portfolio(
            framework.versionId(),
            pair.person(),
            framework.findCompetency(pair.competency()).orElseThrow(),
            framework.scale(),
            evidence);
    oracle.figure(
        evidence.isEmpty()
            ? new Figure(portfolio, Instant.EPOCH, null, null)
            : PortfolioWrites.figure(portfolio, CompetencyStanding.of(portfolio)));
  }

  private void watchStrand(RecordWrite write) {
    if (!write.collection().equals(Strands.STRANDS)) {
      return;
    }
    if (write instanceof RecordWrite.Put put) {
      JsonNode strand = RecordForm.read(new StoredRecord(put.id(), 1, put.json()), JsonNode.class);
      strands.put(put.id(), Shares.of(strand.path("shares").asText()));
      watchPosition(strand);
    } else {
      strands.remove(write.id());
    }
  }

  private void watchPosition(JsonNode strand) {
    long position = strand.path("position").asLong();
    long mask = Shares.of(strand.path("shares").asText()).mask();
    for (int share = 0; share < Shares.COUNT; share++) {
      if ((mask >>> share & 1) == 1) {
        assertThat(position).as("share %d", share).isGreaterThanOrEqualTo(reached[share]);
        reached[share] = position;
      }
    }
  }

  private void watchPartition() {
    assertThat(strands.values().stream().reduce(Shares.NONE, Shares::plus)).isEqualTo(Shares.ALL);
    assertThat(strands.values().stream().mapToInt(Shares::count).sum()).isEqualTo(Shares.COUNT);
  }
}
