package dev.attain.competency.projection;

import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.evidence.EvidenceMapping;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.projection.PortfolioWrites.Computed;
import dev.attain.competency.projection.changes.ChangeTelling;
import dev.attain.competency.projection.changes.CompetencyChange.Cause;
import dev.attain.competency.projection.changes.DueLevels;
import dev.attain.competency.projection.changes.TakenOver;
import dev.attain.competency.projection.changes.Touched;
import dev.attain.competency.projection.replay.AffectedPeople;
import dev.attain.competency.projection.replay.StatementsOfPeople;
import dev.attain.competency.projection.shares.CheckpointMovedException;
import dev.attain.competency.projection.shares.Generation;
import dev.attain.competency.projection.shares.Shares;
import dev.attain.competency.projection.shares.Strand;
import dev.attain.competency.projection.standings.CompetencyStanding;
import dev.attain.competency.projection.standings.KeptStandings;
import dev.attain.people.Identities;
import dev.attain.people.PersonId;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.statements.Position;
import dev.attain.statements.StoredStatement;
import dev.attain.xapi.Statement;
import dev.attain.xapi.StatementId;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps evidence and proficiency of one generation of a framework version up to date with the log,
 * strand by strand.
 *
 * <p>A batch changes the evidence of some pairs of person and competency; each such pair is then
 * computed anew, as a pure function of all its evidence. So what is kept is a function of the set
 * of statements that are not voided, whatever the batches, the order of arrival, the number of
 * restarts, and who held which share when. Evidence, proficiency, standings and the strand's new
 * position are one atomic write that the strand's revision guards: nothing is counted twice or
 * lost, and of two projectors one fails.
 *
 * <p>What is remembered from batch to batch holds as long as the same strands are held. Whoever
 * takes a strand on must {@link #forget} first.
 */
final class CompetencyProjection {
  private final Generation generation;
  private final LogReader reader;
  private final RecordStore records;
  private final StrandWrites strands;
  private final ChangeTelling telling;
  private final VoidedEvidence voided;
  private final CachedEvidence cache;
  private final PortfolioWrites portfolios;
  private final DueFigures dueFigures;
  private final KeptStandings standings;
  private final TakenOver takenOver;

  /** One that tells nobody of changes. */
  CompetencyProjection(
      Framework framework,
      int generation,
      EvidenceMapping mapping,
      Function<StatementId, Future<Optional<StoredStatement>>> log,
      Function<StoredStatement, Statement> reader,
      RecordStore records) {
    this(
        framework,
        generation,
        mapping,
        log,
        reader,
        records,
        ChangeTelling.silent(records, framework));
  }

  /**
   * @param log finds statements by id, voided ones too
   * @param reader parses a stored statement
   */
  CompetencyProjection(
      Framework framework,
      int generation,
      EvidenceMapping mapping,
      Function<StatementId, Future<Optional<StoredStatement>>> log,
      Function<StoredStatement, Statement> reader,
      RecordStore records,
      ChangeTelling telling) {
    this.generation = new Generation(framework.versionId(), generation);
    this.reader = new LogReader(mapping, reader);
    this.records = records;
    this.strands = new StrandWrites(records, this.generation);
    this.telling = telling;
    this.cache = new CachedEvidence(records, this.generation);
    this.portfolios = new PortfolioWrites(framework, this.generation);
    this.voided = new VoidedEvidence(log, this.reader, portfolios, cache);
    this.dueFigures = new DueFigures(framework, cache, portfolios);
    this.takenOver =
        new TakenOver(records, this.generation, telling, new KeptFigures(records, this.generation));
    PortfolioReads kept = new PortfolioReads(records);
    this.standings =
        new KeptStandings(
            records,
            framework,
            this.generation,
            people -> kept.standingsByEvidence(framework, this.generation, people));
  }

  Generation generation() {
    return generation;
  }

  /** Drops what is cached. */
  void forget() {
    cache.forget();
    standings.forget();
    telling.forget();
    takenOver.forget();
  }

  /**
   * Consumes statements for the people of a strand's shares, and moves the strand on, in one atomic
   * step.
   *
   * @param batch not empty, ascending, all after the strand's position
   * @param who who is who by the strand's revision of it
   * @return the strand at the last statement of the batch, or before it when only a beginning was
   *     consumed; fails with {@link CheckpointMovedException} when the strand is not as it is kept
   */
  Future<Strand> accept(List<StoredStatement> batch, Strand from, Identities who) {
    return accept(changes(batch, from, who), from);
  }

  /**
   * What statements do to the evidence of the people of a strand's shares, or a beginning of them.
   */
  EvidenceChanges changes(List<StoredStatement> batch, Strand from, Identities who) {
    if (who.revision() != from.identities()) {
      throw new IllegalArgumentException(
          "identities of revision " + who.revision() + " for " + from);
    }
    return EvidenceChanges.of(batch, reader, who, from.shares());
  }

  /** The same as {@link #accept(List, Strand, Identities)}, of what was read before. */
  Future<Strand> accept(EvidenceChanges changes, Strand from) {
    return voided
        .find(changes, from.shares())
        .map(TouchedPortfolios::new)
        .compose(
            touched ->
                cache
                    .find(touched.touchedBy(changes.changes()))
                    .compose(
                        kept -> {
                          touched.apply(changes.changes(), kept);
                          return write(changes, touched, from);
                        }))
        .onFailure(failure -> forget());
  }

  /**
   * Computes the evidence of people anew whose identifiers are others now. What it writes first
   * counts only together with what it writes last.
   *
   * @param affected those of the strand's shares
   * @param mostItems how many items of evidence to write at once
   * @return the strand as it is then, at the same position, by the new revision of who is who
   */
  Future<Strand> replay(
      Strand from, AffectedPeople affected, StatementsOfPeople log, int mostItems) {
    return new Replay(
            reader,
            portfolios,
            cache,
            standings,
            telling,
            records,
            generation,
            log,
            affected,
            from,
            mostItems)
        .run()
        .onFailure(failure -> forget());
  }

  /**
   * Tells what time, overrides, and figures that others are rolled up from have changed for the
   * people of a strand's shares, and then what is another level than by the figures in whose place
   * these are; some of it; with the strand in one atomic step.
   *
   * @return the strand as it is then, at the same position; empty when nothing was due
   */
  Future<Optional<Strand>> tellDue(Strand from) {
    return telling
        .due(from.shares())
        .compose(
            due ->
                due.isEmpty()
                    ? takenOver
                        .next(from.shares())
                        .compose(next -> look(next, Cause.RECOMPUTATION, from))
                    : look(due, Cause.DECAY, from))
        .onFailure(failure -> forget());
  }

  private Future<Optional<Strand>> look(DueLevels due, Cause cause, Strand from) {
    if (due.isEmpty()) {
      return Future.succeededFuture(Optional.empty());
    }
    List<RecordWrite> writes = new ArrayList<>(due.taken());
    due.levels().stream()
        .filter(told -> !portfolios.isKnown(told.competency()))
        .forEach(told -> writes.add(telling.letGo(told)));
    return dueFigures
        .of(due, cause)
        .compose(telling::tell)
        .compose(
            told -> {
              writes.addAll(told);
              return strands.write(writes, from, from.advancedTo(from.position()));
            })
        .map(Optional::of);
  }

  private Future<Strand> write(EvidenceChanges changes, TouchedPortfolios touched, Strand from) {
    List<RecordWrite> writes = new ArrayList<>();
    Map<PersonCompetency, List<Evidence>> written = new HashMap<>();
    List<Touched> figures = new ArrayList<>();
    Map<PersonId, Map<CompetencyId, @Nullable CompetencyStanding>> changed = new HashMap<>();
    touched
        .changed()
        .forEach(
            (pair, evidence) -> {
              Computed computed =
                  portfolios.addPortfolio(pair, touched.kept(pair), evidence, writes);
              written.put(pair, computed.figure().portfolio().evidence());
              figures.add(touched.touched(pair, computed.figure()));
              changed
                  .computeIfAbsent(pair.person(), first -> new HashMap<>())
                  .put(pair.competency(), computed.standing());
            });
    return standings
        .writes(changed, beginsLog(from))
        .compose(
            kept -> {
              writes.addAll(kept);
              return telling.tell(figures);
            })
        .compose(
            told -> {
              writes.addAll(told);
              return strands.write(writes, from, from.advancedTo(changes.through()));
            })
        .onSuccess(next -> cache.written(written));
  }

  private static boolean beginsLog(Strand from) {
    return from.position().equals(Position.START) && from.shares().equals(Shares.ALL);
  }
}
