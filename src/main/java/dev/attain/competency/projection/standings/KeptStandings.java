package dev.attain.competency.projection.standings;

import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.projection.shares.Generation;
import dev.attain.people.PersonId;
import dev.attain.records.RecentlyWritten;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The standings that one generation's projection keeps, for it to change: those of people who were
 * written recently are at hand.
 *
 * <p>They can't go stale while the same strands are held, because whoever else writes changes the
 * strand, which makes the next write here fail; then, and before a strand is taken on, {@link
 * #forget}.
 *
 * <p>Not thread-safe: one projection, one step at a time.
 */
public final class KeptStandings {
  private static final long MOST_OCTETS = 16L << 20;
  private static final int PART_OF_HEAP = 32;

  private final RecordStore records;
  private final Generation generation;
  private final StandingChunks chunks;
  private final Function<Collection<PersonId>, Future<Map<PersonId, PersonStandings>>> fromEvidence;
  private final Map<CompetencyId, Integer> places = new HashMap<>();
  private final RecentlyWritten<PersonId, PersonStandings> recent =
      new RecentlyWritten<>(
          Math.min(MOST_OCTETS, Runtime.getRuntime().maxMemory() / PART_OF_HEAP),
          standings -> 200L + standings.size());
  private @Nullable Boolean whole;

  /**
   * @param generation of that framework
   * @param fromEvidence computes the standings of people of whom no record is kept, because their
   *     evidence may be older than records of standings are
   */
  public KeptStandings(
      RecordStore records,
      Framework framework,
      Generation generation,
      Function<Collection<PersonId>, Future<Map<PersonId, PersonStandings>>> fromEvidence) {
    this.records = records;
    this.generation = generation;
    this.chunks = new StandingChunks(records);
    this.fromEvidence = fromEvidence;
    List<Competency> competencies = framework.competencies();
    for (int place = 0; place < competencies.size(); place++) {
      places.put(competencies.get(place).id(), place);
    }
  }

  /** Drops what is remembered. */
  public void forget() {
    recent.clear();
    whole = null;
  }

  /**
   * What the records of some people are to be, in one atomic step with what changed them.
   *
   * @param changed by person and competency; null where there is no evidence any more
   * @param beginning whether nothing at all has been consumed of the log before
   */
  public Future<List<RecordWrite>> writes(
      Map<PersonId, Map<CompetencyId, @Nullable CompetencyStanding>> changed, boolean beginning) {
    return isWhole(beginning)
        .compose(all -> find(changed.keySet(), all))
        .map(
            before -> {
              List<RecordWrite> writes = new ArrayList<>();
              if (beginning) {
                writes.add(StandingsRecord.mark(generation));
              }
              changed.forEach(
                  (person, byCompetency) -> {
                    PersonStandings next =
                        before
                            .getOrDefault(person, PersonStandings.NONE)
                            .with(byPlace(byCompetency));
                    recent.put(person, next);
                    writes.add(StandingsRecord.write(generation, person, next));
                  });
              return writes;
            });
  }

  private Map<Integer, @Nullable CompetencyStanding> byPlace(
      Map<CompetencyId, @Nullable CompetencyStanding> byCompetency) {
    Map<Integer, @Nullable CompetencyStanding> byPlace = new HashMap<>();
    byCompetency.forEach(
        (competency, standing) -> {
          Integer place = places.get(competency);
          if (place == null) {
            throw new IllegalStateException(generation + " has no competency " + competency);
          }
          byPlace.put(place, standing);
        });
    return byPlace;
  }

  private Future<Boolean> isWhole(boolean beginning) {
    if (beginning) {
      whole = true;
    }
    return whole != null
        ? Future.succeededFuture(whole)
        : StandingsRecord.isWhole(records, generation).onSuccess(found -> whole = found);
  }

  private Future<Map<PersonId, PersonStandings>> find(Collection<PersonId> people, boolean all) {
    Map<PersonId, PersonStandings> found = new HashMap<>();
    List<PersonId> missing = new ArrayList<>();
    for (PersonId person : people) {
      PersonStandings cached = recent.find(person);
      if (cached == null) {
        missing.add(person);
      } else {
        found.put(person, cached);
      }
    }
    return chunks
        .find(generation, missing)
        .compose(
            kept -> {
              found.putAll(kept);
              missing.removeAll(kept.keySet());
              return all || missing.isEmpty()
                  ? Future.succeededFuture(found)
                  : fromEvidence
                      .apply(missing)
                      .map(
                          computed -> {
                            found.putAll(computed);
                            return found;
                          });
            });
  }
}
