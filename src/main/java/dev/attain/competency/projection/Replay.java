package dev.attain.competency.projection;

import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.projection.changes.ChangeTelling;
import dev.attain.competency.projection.replay.AffectedPeople;
import dev.attain.competency.projection.replay.StatementsOfPeople;
import dev.attain.competency.projection.shares.Generation;
import dev.attain.competency.projection.shares.Strand;
import dev.attain.competency.projection.standings.KeptStandings;
import dev.attain.people.Identities;
import dev.attain.people.PersonId;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.statements.StoredStatement;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Computes the evidence of some people anew from all statements up to a strand's position, because
 * others of the log's identifiers are theirs now.
 *
 * <p>What a person has is replaced whole. It takes as many writes as it needs, of bounded size;
 * only the last one says that the strand is by the new revision of who is who. So a replay that
 * ends half-way is done again from its beginning, by whoever holds the strand then, and comes to
 * the same.
 *
 * <p>One replay, one thread at a time.
 */
final class Replay {
  private final LogReader reader;
  private final PortfolioWrites portfolios;
  private final CachedEvidence cache;
  private final KeptStandings standings;
  private final ChangeTelling telling;
  private final StrandWrites writes;
  private final StatementsOfPeople log;
  private final AffectedPeople affected;
  private final int mostItems;

  /** Statements that name somebody where no index finds them, by the identifier that they name. */
  private final Map<PersonId, List<StoredStatement>> naming = new HashMap<>();

  private Strand strand;
  private ReplayBatch batch;

  /**
   * @param mostItems how many items of evidence to write at once, but for a pair that alone has
   *     more
   */
  Replay(
      LogReader reader,
      PortfolioWrites portfolios,
      CachedEvidence cache,
      KeptStandings standings,
      ChangeTelling telling,
      RecordStore records,
      Generation generation,
      StatementsOfPeople log,
      AffectedPeople affected,
      Strand from,
      int mostItems) {
    this.reader = reader;
    this.portfolios = portfolios;
    this.cache = cache;
    this.standings = standings;
    this.telling = telling;
    this.writes = new StrandWrites(records, generation);
    this.log = log;
    this.affected = affected;
    this.mostItems = mostItems;
    this.strand = from;
    this.batch = new ReplayBatch(portfolios);
  }

  /**
   * @return the strand by the new revision, at the position where it was
   */
  Future<Strand> run() {
    Future<Void> done =
        affected.identifiers().isEmpty()
            ? Future.succeededFuture()
            : log.naming(strand.position(), this::keepNaming);
    for (Map.Entry<PersonId, Set<PersonId>> one : affected.identifiers().entrySet()) {
      done = done.compose(before -> person(one.getKey(), one.getValue()));
    }
    // What was told of evidence that moved has to be known before anything is looked at again.
    return done.compose(
            all ->
                batch.size() == 0
                    ? Future.succeededFuture(strand)
                    : flush(strand.advancedTo(strand.position())))
        .compose(all -> telling.lookAtOverrides(affected.identifiers()))
        .compose(this::finish);
  }

  /** Overrides are a person's by all identifiers, whether there is evidence or not. */
  private Future<Strand> finish(List<RecordWrite> looks) {
    int some = Math.min(looks.size(), mostItems);
    boolean all = some == looks.size();
    Strand next =
        all ? strand.knowing(affected.who().revision()) : strand.advancedTo(strand.position());
    return writes
        .write(looks.subList(0, some), strand, next)
        .compose(
            written -> {
              strand = written;
              return all
                  ? Future.succeededFuture(written)
                  : finish(looks.subList(some, looks.size()));
            });
  }

  private Future<Void> keepNaming(List<StoredStatement> page) {
    Set<PersonId> asked = affected.all();
    for (StoredStatement stored : page) {
      reader.evidence(stored, Identities.NONE).stream()
          .map(Evidence::person)
          .filter(asked::contains)
          .distinct()
          .forEach(named -> naming.computeIfAbsent(named, n -> new ArrayList<>()).add(stored));
    }
    return Future.succeededFuture();
  }

  private Future<Void> person(PersonId person, Set<PersonId> identifiers) {
    Map<CompetencyId, Map<String, Evidence>> evidence = new TreeMap<>();
    Future<Void> done = Future.succeededFuture();
    for (PersonId identifier : identifiers) {
      done =
          done.compose(
                  before ->
                      log.of(
                          identifier,
                          strand.position(),
                          page -> {
                            take(person, page, evidence);
                            return Future.succeededFuture();
                          }))
              .map(
                  found -> {
                    take(person, naming.getOrDefault(identifier, List.of()), evidence);
                    return null;
                  });
    }
    return done.compose(all -> pairs(person, evidence));
  }

  /** Takes what statements give a person. */
  private void take(
      PersonId person,
      List<StoredStatement> page,
      Map<CompetencyId, Map<String, Evidence>> evidence) {
    for (StoredStatement stored : page) {
      for (Evidence item : reader.evidence(stored, affected.who())) {
        if (item.person().equals(person)) {
          evidence
              .computeIfAbsent(item.competency(), first -> new HashMap<>())
              .put(item.id(), item);
        }
      }
    }
  }

  private Future<Void> pairs(PersonId person, Map<CompetencyId, Map<String, Evidence>> evidence) {
    return cache
        .find(portfolios.pairs(person))
        .compose(
            before -> {
              Future<Void> done = Future.succeededFuture();
              for (Map.Entry<PersonCompetency, KeptEvidence> one : before.entrySet()) {
                PersonCompetency pair = one.getKey();
                KeptEvidence kept = one.getValue();
                Map<String, Evidence> now = evidence.getOrDefault(pair.competency(), Map.of());
                if (!byId(kept.items()).equals(byId(now.values()))) {
                  done = done.compose(last -> replace(pair, kept, List.copyOf(now.values())));
                }
              }
              return done;
            });
  }

  private static List<Evidence> byId(Collection<Evidence> items) {
    return items.stream().sorted(Comparator.comparing(Evidence::id)).toList();
  }

  private Future<Void> replace(PersonCompetency pair, KeptEvidence kept, List<Evidence> evidence) {
    batch.replace(pair, kept, evidence);
    return flushIfFull();
  }

  private Future<Void> flushIfFull() {
    return batch.size() < mostItems
        ? Future.succeededFuture()
        : flush(strand.advancedTo(strand.position())).mapEmpty();
  }

  private Future<Strand> flush(Strand next) {
    ReplayBatch full = batch;
    List<RecordWrite> all = new ArrayList<>(full.writes());
    return standings
        .writes(full.standings(), false)
        .compose(
            kept -> {
              all.addAll(kept);
              return telling.tell(full.figures());
            })
        .compose(
            told -> {
              all.addAll(told);
              return writes.write(all, strand, next);
            })
        .map(
            written -> {
              cache.written(full.written());
              strand = written;
              batch = new ReplayBatch(portfolios);
              return written;
            });
  }
}
