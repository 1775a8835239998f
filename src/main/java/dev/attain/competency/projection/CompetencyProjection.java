package dev.attain.competency.projection;

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
import dev.attain.competency.projection.changes.ChangeTelling;
import dev.attain.competency.projection.changes.CompetencyChange.Cause;
import dev.attain.competency.projection.changes.Figure;
import dev.attain.competency.projection.changes.ToldLevel;
import dev.attain.competency.projection.changes.Touched;
import dev.attain.competency.projection.shares.CheckpointMovedException;
import dev.attain.competency.projection.shares.Generation;
import dev.attain.competency.projection.shares.RecordForm;
import dev.attain.competency.projection.shares.Shares;
import dev.attain.competency.projection.shares.Strand;
import dev.attain.competency.projection.shares.Strands;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordPage;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import dev.attain.records.WriteOutcome;
import dev.attain.statements.StoredStatement;
import dev.attain.xapi.Statement;
import dev.attain.xapi.StatementId;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Keeps evidence and proficiency of one generation of a framework version up to date with the log,
 * strand by strand.
 *
 * <p>A batch changes the evidence of some pairs of person and competency; each such pair is then
 * computed anew, as a pure function of all its evidence. So what is kept is a function of the set
 * of statements that are not voided, whatever the batches, the order of arrival, the number of
 * restarts, and who held which share when. Evidence, proficiency and the strand's new position are
 * one atomic write that the strand's revision guards: nothing is counted twice or lost, and of two
 * projectors one fails.
 *
 * <p>Evidence of recently touched pairs is cached. That can't go stale while the same strands are
 * held, because whoever else writes changes the strand, which makes the next write here fail and
 * drops the cache. Whoever takes a strand on must {@link #forget} first.
 */
final class CompetencyProjection {
  private static final long CACHED_ITEMS = 100_000;

  /** So many voided statements are looked up at once. */
  private static final int LOOK_UPS = 32;

  private final Framework framework;
  private final FrameworkVersion version;
  private final Generation generation;
  private final EvidenceMapping mapping;
  private final Function<StoredStatement, Statement> reader;
  private final RecordStore records;
  private final Strands strands;
  private final RecordChunks chunks;
  private final ChangeTelling telling;
  private final Map<CompetencyId, Competency> competencies;
  private final Cache<PersonCompetency, List<Evidence>> cache =
      Caffeine.newBuilder()
          .maximumWeight(CACHED_ITEMS)
          .<PersonCompetency, List<Evidence>>weigher((pair, items) -> 1 + items.size())
          .executor(Runnable::run)
          .build();

  /** One that tells nobody of changes. */
  CompetencyProjection(
      Framework framework,
      int generation,
      EvidenceMapping mapping,
      Function<StoredStatement, Statement> reader,
      RecordStore records) {
    this(
        framework,
        generation,
        mapping,
        reader,
        records,
        ChangeTelling.silent(records, framework.versionId()));
  }

  CompetencyProjection(
      Framework framework,
      int generation,
      EvidenceMapping mapping,
      Function<StoredStatement, Statement> reader,
      RecordStore records,
      ChangeTelling telling) {
    this.framework = framework;
    this.version = framework.versionId();
    this.generation = new Generation(version, generation);
    this.mapping = mapping;
    this.reader = reader;
    this.records = records;
    this.strands = new Strands(records, this.generation);
    this.chunks = new RecordChunks(records);
    this.telling = telling;
    this.competencies =
        framework.competencies().stream().collect(Collectors.toMap(Competency::id, c -> c));
  }

  Generation generation() {
    return generation;
  }

  /** Drops what is cached. */
  void forget() {
    cache.invalidateAll();
    telling.forget();
  }

  /**
   * Consumes statements for the people of a strand's shares, and moves the strand on, in one atomic
   * step.
   *
   * @param batch not empty, ascending, all after the strand's position
   * @return the strand at the last statement of the batch, or before it when only a beginning was
   *     consumed; fails with {@link CheckpointMovedException} when the strand is not as it is kept
   */
  Future<Strand> accept(List<StoredStatement> batch, Strand from) {
    EvidenceChanges changes = EvidenceChanges.of(batch, reader, mapping, from.shares());
    TouchedPortfolios touched = new TouchedPortfolios();
    return findStatements(changes.voided())
        .map(found -> know(found, from.shares(), touched))
        .compose(
            emptied ->
                loadEvidence(touched.touchedBy(changes.changes()), touched)
                    .compose(done -> write(changes, touched, emptied, from)))
        .onFailure(failure -> forget());
  }

  /**
   * Tells what time alone has changed for the people of a strand's shares, some of it; with the
   * strand in one atomic step.
   *
   * @return the strand as it is then, at the same position; empty when nothing was due
   */
  Future<Optional<Strand>> tellDue(Strand from) {
    return telling
        .due(from.shares())
        .compose(
            due ->
                due.isEmpty()
                    ? Future.succeededFuture(Optional.<Strand>empty())
                    : tellDue(due, from).map(Optional::of))
        .onFailure(failure -> forget());
  }

  private Future<Strand> tellDue(List<ToldLevel> due, Strand from) {
    TouchedPortfolios touched = new TouchedPortfolios();
    Set<PersonCompetency> pairs = new LinkedHashSet<>();
    List<RecordWrite> writes = new ArrayList<>();
    for (ToldLevel told : due) {
      if (competencies.containsKey(told.competency())) {
        pairs.add(new PersonCompetency(told.person(), told.competency()));
      } else {
        writes.add(telling.letGo(told));
      }
    }
    return loadEvidence(pairs, touched)
        .compose(
            loaded -> {
              List<Touched> figures = new ArrayList<>();
              touched
                  .evidence()
                  .forEach(
                      (pair, evidence) ->
                          figures.add(
                              new Touched(
                                  figure(portfolio(pair, evidence)), Cause.DECAY, List.of())));
              return telling.tell(figures);
            })
        .compose(
            told -> {
              writes.addAll(told);
              return write(writes, from, from.advancedTo(from.position()));
            });
  }

  private static Figure figure(Portfolio portfolio) {
    return portfolio.evidence().isEmpty()
        ? new Figure(portfolio, Instant.EPOCH, null, null)
        : ProficiencyRecord.of(portfolio).figure(portfolio);
  }

  /** What is kept of each of these statements, some of them at a time. */
  private Future<Map<StatementId, List<StoredRecord>>> findStatements(List<StatementId> ids) {
    Map<StatementId, List<StoredRecord>> found = new LinkedHashMap<>();
    Future<?> done = Future.succeededFuture();
    for (int start = 0; start < ids.size(); start += LOOK_UPS) {
      List<StatementId> some = ids.subList(start, Math.min(ids.size(), start + LOOK_UPS));
      done =
          done.compose(before -> Future.all(some.stream().map(this::findStatement).toList()))
              .map(
                  pages -> {
                    for (int i = 0; i < some.size(); i++) {
                      RecordPage page = pages.resultAt(i);
                      found.put(some.get(i), page.records());
                    }
                    return null;
                  });
    }
    return done.map(last -> found);
  }

  private Future<RecordPage> findStatement(StatementId statement) {
    String prefix = ProjectionRecords.prefix(generation, statement);
    return records.list(
        new RecordQuery(STATEMENTS, null, prefix, false, null, RecordQuery.MAX_LIMIT));
  }

  /**
   * @return of each statement, the ids of the records that say nothing of other shares
   */
  private static Map<StatementId, List<String>> know(
      Map<StatementId, List<StoredRecord>> found, Shares shares, TouchedPortfolios touched) {
    Map<StatementId, List<String>> own = new HashMap<>();
    found.forEach(
        (statement, kept) -> {
          for (StoredRecord record : kept) {
            List<PersonCompetency> all = RecordForm.read(record, StatementRecord.class).pairs();
            List<PersonCompetency> ours =
                all.stream().filter(pair -> shares.contains(pair.person())).toList();
            if (!ours.isEmpty()) {
              touched.known(statement, ours);
            }
            if (ours.size() == all.size()) {
              own.computeIfAbsent(statement, first -> new ArrayList<>()).add(record.id());
            }
          }
        });
    return own;
  }

  private Future<Void> loadEvidence(Set<PersonCompetency> pairs, TouchedPortfolios touched) {
    Map<String, PersonCompetency> missing = new HashMap<>();
    for (PersonCompetency pair : pairs) {
      List<Evidence> cached = cache.getIfPresent(pair);
      touched.loaded(pair, cached == null ? List.of() : cached);
      if (cached == null) {
        missing.put(ProjectionRecords.id(generation, pair), pair);
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

  private Future<Strand> write(
      EvidenceChanges changes,
      TouchedPortfolios touched,
      Map<StatementId, List<String>> emptied,
      Strand from) {
    touched.apply(changes.changes());
    List<RecordWrite> writes = new ArrayList<>();
    Map<PersonCompetency, List<Evidence>> written = new HashMap<>();
    List<Touched> figures = new ArrayList<>();
    touched
        .evidence()
        .forEach(
            (pair, evidence) -> {
              Figure figure = addPortfolio(pair, evidence, writes);
              written.put(pair, figure.portfolio().evidence());
              figures.add(touched.touched(pair, figure));
            });
    touched
        .statements()
        .forEach(
            (statement, pairs) ->
                addStatement(statement, pairs, emptied.getOrDefault(statement, List.of()), writes));
    return telling
        .tell(figures)
        .compose(
            told -> {
              writes.addAll(told);
              return write(writes, from, from.advancedTo(changes.through()));
            })
        .onSuccess(next -> cache.putAll(written));
  }

  private Future<Strand> write(List<RecordWrite> writes, Strand from, Strand next) {
    writes.add(strands.write(next));
    return records
        .write(writes)
        .map(
            outcome -> {
              if (outcome instanceof WriteOutcome.RevisionConflict conflict) {
                throw new CheckpointMovedException(
                    "%s %s of %s is at revision %d; the strand was at %d"
                        .formatted(
                            conflict.collection(),
                            conflict.id(),
                            generation,
                            conflict.actualRevision(),
                            from.revision()));
              }
              return next;
            });
  }

  /** Adds what a pair's records are to be now. */
  private Figure addPortfolio(
      PersonCompetency pair, List<Evidence> evidence, List<RecordWrite> writes) {
    String id = ProjectionRecords.id(generation, pair);
    Portfolio portfolio = portfolio(pair, evidence);
    if (evidence.isEmpty()) {
      writes.add(new RecordWrite.Delete(EVIDENCE, id, RecordWrite.ANY_REVISION));
      writes.add(new RecordWrite.Delete(PROFICIENCY, id, RecordWrite.ANY_REVISION));
      return figure(portfolio);
    }
    ProficiencyRecord record = ProficiencyRecord.of(portfolio);
    writes.add(put(EVIDENCE, id, EvidenceRecord.of(version, pair, portfolio.evidence())));
    writes.add(put(PROFICIENCY, id, record));
    return record.figure(portfolio);
  }

  private Portfolio portfolio(PersonCompetency pair, List<Evidence> evidence) {
    Competency competency = competencies.get(pair.competency());
    if (competency == null) {
      throw new IllegalStateException(version + " has no competency " + pair.competency());
    }
    return new Portfolio(version, pair.person(), competency, framework.scale(), evidence);
  }

  /** A statement without pairs was voided: nobody keeps what it gave. */
  private void addStatement(
      StatementId statement,
      Set<PersonCompetency> pairs,
      List<String> emptied,
      List<RecordWrite> writes) {
    if (pairs.isEmpty()) {
      emptied.forEach(
          id -> writes.add(new RecordWrite.Delete(STATEMENTS, id, RecordWrite.ANY_REVISION)));
    }
    pairs.stream()
        .collect(Collectors.groupingBy(pair -> Shares.shareOf(pair.person())))
        .forEach(
            (share, ofShare) ->
                writes.add(
                    put(
                        STATEMENTS,
                        ProjectionRecords.id(generation, statement, share),
                        StatementRecord.of(version, statement, ofShare))));
  }

  private static RecordWrite put(RecordCollection collection, String id, Object document) {
    return new RecordWrite.Put(
        collection, id, RecordWrite.ANY_REVISION, RecordForm.write(document), Map.of());
  }
}
