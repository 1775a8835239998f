package dev.attain.competency.projection.standings;

import dev.attain.competency.projection.shares.Generation;
import dev.attain.people.PersonId;
import dev.attain.records.RecordStore;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the records of many people, so many at once that unpacking them holds nobody up for long.
 */
public final class StandingChunks {
  private static final int CHUNK = 200;

  private final RecordStore records;

  public StandingChunks(RecordStore records) {
    this.records = records;
  }

  /** The standings that are kept, by person. */
  public Future<Map<PersonId, PersonStandings>> find(
      Generation generation, Collection<PersonId> people) {
    Map<PersonId, PersonStandings> found = new HashMap<>();
    List<PersonId> all = List.copyOf(people);
    Future<?> done = Future.succeededFuture();
    for (int start = 0; start < all.size(); start += CHUNK) {
      Map<String, PersonId> ids = new LinkedHashMap<>();
      all.subList(start, Math.min(all.size(), start + CHUNK))
          .forEach(person -> ids.put(StandingsRecord.id(generation, person), person));
      done =
          done.compose(before -> records.findAll(StandingsRecord.STANDINGS, ids.keySet()))
              .map(
                  stored -> {
                    ids.forEach(
                        (id, person) -> {
                          if (stored.containsKey(id)) {
                            found.put(person, StandingsRecord.read(stored.get(id)));
                          }
                        });
                    return null;
                  });
    }
    return done.map(last -> found);
  }
}
