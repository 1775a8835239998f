package dev.attain.competency.override;

import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.proficiency.LevelOverride;
import dev.attain.json.Json;
import dev.attain.people.PersonId;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import dev.attain.records.WriteOutcome;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The overrides of all people: one record for each person that has any. */
public final class LevelOverrides {
  /** How many overrides one person can have in all time. */
  public static final int MOST = 1_000;

  private static final RecordCollection OVERRIDES =
      new RecordCollection("level-overrides", List.of());
  private static final int ATTEMPTS = 10;

  private final RecordStore records;

  public LevelOverrides(RecordStore records) {
    this.records = records;
  }

  private record OfPerson(String person, List<RecordedOverride> overrides) {}

  /** Everything that was ever decided about a person, in the order of the decisions. */
  public Future<List<RecordedOverride>> of(PersonId person) {
    return records
        .find(OVERRIDES, id(person))
        .map(found -> found.map(LevelOverrides::read).map(OfPerson::overrides).orElse(List.of()));
  }

  /** The overrides of these people in a framework; nothing for people without any. */
  public Future<Map<PersonId, Map<CompetencyId, List<LevelOverride>>>> find(
      String framework, Collection<PersonId> people) {
    List<String> ids = people.stream().map(LevelOverrides::id).distinct().toList();
    Map<PersonId, Map<CompetencyId, List<LevelOverride>>> overrides = new HashMap<>();
    Future<?> done = Future.succeededFuture();
    for (int start = 0; start < ids.size(); start += RecordQuery.MAX_LIMIT) {
      List<String> chunk = ids.subList(start, Math.min(ids.size(), start + RecordQuery.MAX_LIMIT));
      done =
          done.compose(before -> records.findAll(OVERRIDES, chunk))
              .map(
                  found -> {
                    found.values().forEach(stored -> collect(read(stored), framework, overrides));
                    return null;
                  });
    }
    return done.map(last -> overrides);
  }

  private static void collect(
      OfPerson of,
      String framework,
      Map<PersonId, Map<CompetencyId, List<LevelOverride>>> overrides) {
    Map<CompetencyId, List<LevelOverride>> byCompetency =
        of.overrides().stream()
            .filter(override -> override.framework().equals(framework))
            .filter(RecordedOverride::counts)
            .collect(
                Collectors.groupingBy(
                    RecordedOverride::competency,
                    Collectors.mapping(
                        RecordedOverride::toLevelOverride, Collectors.toUnmodifiableList())));
    if (!byCompetency.isEmpty()) {
      overrides.put(new PersonId(of.person()), byCompetency);
    }
  }

  /**
   * Records a decision; its id is given here.
   *
   * @return empty when the person has {@link #MOST} already
   */
  public Future<Optional<RecordedOverride>> add(
      PersonId person, Function<String, RecordedOverride> decision) {
    return change(
        person,
        before -> {
          if (before.size() >= MOST) {
            return Optional.empty();
          }
          RecordedOverride added = decision.apply(Integer.toString(before.size() + 1));
          List<RecordedOverride> after = new ArrayList<>(before);
          after.add(added);
          return Optional.of(new Changed(after, added));
        },
        ATTEMPTS);
  }

  /**
   * Ends an override now, if it has not ended.
   *
   * @return the override as it is then; empty when there is none of this id
   */
  public Future<Optional<RecordedOverride>> end(
      PersonId person, String overrideId, Instant now, String by) {
    return change(
        person,
        before -> {
          List<RecordedOverride> after = new ArrayList<>(before);
          for (int i = 0; i < after.size(); i++) {
            RecordedOverride override = after.get(i);
            if (override.id().equals(overrideId)) {
              boolean over = override.endedAt() != null || !override.until().isAfter(now);
              after.set(i, over ? override : override.ended(now, by));
              return Optional.of(new Changed(after, after.get(i)));
            }
          }
          return Optional.empty();
        },
        ATTEMPTS);
  }

  private record Changed(List<RecordedOverride> after, RecordedOverride override) {}

  private Future<Optional<RecordedOverride>> change(
      PersonId person, Function<List<RecordedOverride>, Optional<Changed>> change, int attempts) {
    String id = id(person);
    return records
        .find(OVERRIDES, id)
        .compose(
            found -> {
              Optional<Changed> changed =
                  change.apply(
                      found.map(LevelOverrides::read).map(OfPerson::overrides).orElse(List.of()));
              if (changed.isEmpty()) {
                return Future.succeededFuture(Optional.<RecordedOverride>empty());
              }
              long revision = found.map(StoredRecord::revision).orElse(RecordWrite.ABSENT);
              byte[] json = Json.bytes(new OfPerson(person.value(), changed.get().after()));
              return records
                  .write(List.of(new RecordWrite.Put(OVERRIDES, id, revision, json, Map.of())))
                  .compose(
                      outcome -> {
                        if (outcome instanceof WriteOutcome.Written) {
                          return Future.succeededFuture(Optional.of(changed.get().override()));
                        }
                        return attempts > 1
                            ? change(person, change, attempts - 1)
                            : Future.failedFuture(
                                new IllegalStateException("overrides of " + person + " are busy"));
                      });
            });
  }

  /** A hash, because an identifier may be longer than a record's id. */
  private static String id(PersonId person) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(person.value().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static OfPerson read(StoredRecord stored) {
    return Json.read(stored.id(), stored.json(), OfPerson.class);
  }
}
