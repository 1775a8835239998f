package dev.attain.competency.override;

import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.proficiency.LevelOverride;
import dev.attain.json.Json;
import dev.attain.people.PersonId;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.StoredRecord;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The overrides of all people, read: one record for each person that has any. */
public final class LevelOverrides {
  static final RecordCollection OVERRIDES = new RecordCollection("level-overrides", List.of());

  private final RecordStore records;

  public LevelOverrides(RecordStore records) {
    this.records = records;
  }

  /** As it is kept. */
  record OfPerson(String person, List<RecordedOverride> overrides) {}

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

  /** A hash, because an identifier may be longer than a record's id. */
  static String id(PersonId person) {
    return hash(person.value());
  }

  /** 64 hexadecimal digits. */
  static String hash(String... parts) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static OfPerson read(StoredRecord stored) {
    return Json.read(stored.id(), stored.json(), OfPerson.class);
  }
}
