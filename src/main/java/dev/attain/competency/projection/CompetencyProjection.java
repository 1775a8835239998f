package dev.attain.competency.projection;

import static dev.attain.competency.projection.ProjectionRecords.CHECKPOINTS;
import static dev.attain.competency.projection.ProjectionRecords.EVIDENCE;
import static dev.attain.competency.projection.ProjectionRecords.PROFICIENCY;
import static dev.attain.competency.projection.ProjectionRecords.STATEMENTS;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.evidence.EvidenceMapping;
import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.proficiency.Portfolio;
import dev.attain.feed.Checkpoint;
import dev.attain.feed.FeedConsumer;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.WriteOutcome;
import dev.attain.statements.Position;
import dev.attain.statements.StoredStatement;
import dev.attain.xapi.Statement;
import dev.attain.xapi.StatementId;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Keeps evidence and proficiency of one framework version up to date with the log.
 *
 * <p>A batch changes the evidence of some pairs of person and competency; each such pair is then
 * computed anew, as a pure function of all its evidence. So what is kept is a function of the set
 * of statements that are not voided, whatever the batches, the order of arrival and the number of
 * restarts. Evidence, proficiency and the checkpoint are one atomic write that the checkpoint's
 * revision guards: nothing is counted twice or lost, and of two projectors one fails.
 *
 * <p>Evidence of recently touched pairs is cached. That can't go stale, because whoever else writes
 * moves the checkpoint, which makes the next write here fail and drops the cache.
 */
public final class CompetencyProjection implements FeedConsumer {
  private static final long CACHED_ITEMS = 100_000;

  private final Framework framework;
  private final FrameworkVersion version;
  private final EvidenceMapping mapping;
  private final Function<StoredStatement, Statement> reader;
  private final RecordStore records;
  private final RecordChunks chunks;
  private final Map<CompetencyId, Competency> competencies;
  private final Cache<PersonCompetency, List<Evidence>> cache =
      Caffeine.newBuilder()
          .maximumWeight(CACHED_ITEMS)
          .<PersonCompetency, List<Evidence>>weigher((pair, items) -> 1 + items.size())
          .executor(Runnable::run)
          .build();

  public CompetencyProjection(
      Framework framework,
      EvidenceMapping mapping,
      Function<StoredStatement, Statement> reader,
      RecordStore records) {
    this.framework = framework;
    this.version = framework.versionId();
    this.mapping = mapping;
    this.reader = reader;
    this.records = records;
    this.chunks = new RecordChunks(records);
    this.competencies =
        framework.competencies().stream().collect(Collectors.toMap(Competency::id, c -> c));
  }

  @Override
  public Future<Checkpoint> resume() {
    cache.invalidateAll();
    return records
        .find(CHECKPOINTS, ProjectionRecords.id(version))
        .map(
            found ->
                found
                    .map(
                        stored ->
                            new Checkpoint(
                                new Position(
                                    ProjectionRecords.read(stored, CheckpointRecord.class)
                                        .position()),
                                stored.revision()))
                    .orElse(Checkpoint.NONE));
  }

  @Override
  public Future<Checkpoint> accept(List<StoredStatement> batch, Checkpoint from) {
    EvidenceChanges changes = EvidenceChanges.of(batch, reader, mapping);
    TouchedPortfolios touched = new TouchedPortfolios();
    return loadStatements(changes.voided(), touched)
        .compose(done -> loadEvidence(touched.touchedBy(changes.changes()), touched))
        .compose(done -> write(changes, touched, from))
        .onFailure(failure -> cache.invalidateAll());
  }

  private Future<Void> loadStatements(List<StatementId> voided, TouchedPortfolios touched) {
    Map<String, StatementId> byId = new HashMap<>();
    voided.forEach(statement -> byId.put(ProjectionRecords.id(version, statement), statement));
    return chunks
        .findAll(STATEMENTS, byId, StatementRecord.class)
        .map(
            found -> {
              found.forEach((statement, record) -> touched.known(statement, record.pairs()));
              return null;
            });
  }

  private Future<Void> loadEvidence(Set<PersonCompetency> pairs, TouchedPortfolios touched) {
    Map<String, PersonCompetency> missing = new HashMap<>();
    for (PersonCompetency pair : pairs) {
      List<Evidence> cached = cache.getIfPresent(pair);
      touched.loaded(pair, cached == null ? List.of() : cached);
      if (cached == null) {
        missing.put(ProjectionRecords.id(version, pair), pair);
      }
    }
    return chunks
        .findAll(EVIDENCE, missing, EvidenceRecord.class)
        .map(
            found -> {
              found.forEach((pair, record) -> touched.loaded(pair, record.evidence()));
              return null;
            });
  }

  private Future<Checkpoint> write(
      EvidenceChanges changes, TouchedPortfolios touched, Checkpoint from) {
    touched.apply(changes.changes());
    List<RecordWrite> writes = new ArrayList<>();
    Map<PersonCompetency, List<Evidence>> written = new HashMap<>();
    touched
        .evidence()
        .forEach((pair, evidence) -> written.put(pair, addPortfolio(pair, evidence, writes)));
    touched.statements().forEach((statement, pairs) -> addStatement(statement, pairs, writes));
    Position through = changes.through();
    writes.add(
        put(
            CHECKPOINTS,
            ProjectionRecords.id(version),
            from.revision(),
            new CheckpointRecord(version, through.value(), through.stored())));
    return records
        .write(writes)
        .map(
            outcome -> {
              if (outcome instanceof WriteOutcome.RevisionConflict conflict) {
                throw new CheckpointMovedException(
                    "the checkpoint of "
                        + version
                        + " is at revision "
                        + conflict.actualRevision()
                        + " instead of "
                        + from.revision());
              }
              cache.putAll(written);
              return new Checkpoint(through, from.revision() + 1);
            });
  }

  /**
   * Adds what a pair's records are to be now, and returns its evidence in the portfolio's order.
   */
  private List<Evidence> addPortfolio(
      PersonCompetency pair, List<Evidence> evidence, List<RecordWrite> writes) {
    String id = ProjectionRecords.id(version, pair);
    if (evidence.isEmpty()) {
      writes.add(new RecordWrite.Delete(EVIDENCE, id, RecordWrite.ANY_REVISION));
      writes.add(new RecordWrite.Delete(PROFICIENCY, id, RecordWrite.ANY_REVISION));
      return List.of();
    }
    Competency competency = competencies.get(pair.competency());
    if (competency == null) {
      throw new IllegalStateException(version + " has no competency " + pair.competency());
    }
    Portfolio portfolio =
        new Portfolio(version, pair.person(), competency, framework.scale(), evidence);
    writes.add(
        put(
            EVIDENCE,
            id,
            RecordWrite.ANY_REVISION,
            EvidenceRecord.of(version, pair, portfolio.evidence())));
    writes.add(put(PROFICIENCY, id, RecordWrite.ANY_REVISION, ProficiencyRecord.of(portfolio)));
    return portfolio.evidence();
  }

  private void addStatement(
      StatementId statement, Collection<PersonCompetency> pairs, List<RecordWrite> writes) {
    String id = ProjectionRecords.id(version, statement);
    writes.add(
        pairs.isEmpty()
            ? new RecordWrite.Delete(STATEMENTS, id, RecordWrite.ANY_REVISION)
            : put(
                STATEMENTS,
                id,
                RecordWrite.ANY_REVISION,
                StatementRecord.of(version, statement, pairs)));
  }

  private static RecordWrite put(
      dev.attain.records.RecordCollection collection, String id, long revision, Object document) {
    return new RecordWrite.Put(
        collection, id, revision, ProjectionRecords.write(document), Map.of());
  }
}
