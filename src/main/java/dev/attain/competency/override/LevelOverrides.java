package dev.attain.competency.override;

import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.proficiency.LevelOverride;
import dev.attain.json.Json;
import dev.attain.people.Identities;
import dev.attain.people.IdentityReads;
import dev.attain.people.PersonId;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.StoredRecord;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The overrides of all people, read: one record for each identifier that they were decided for. A
 * person has those of all the person's identifiers; when two identifiers part again, each keeps its
 * own.
 */
public final class LevelOverrides {
  static final RecordCollection OVERRIDES = new RecordCollection("level-overrides", List.of());

  /** So many are read as quickly as one after the other is looked for in vain. */
  private static final int FEW = 1_000;

  private static final Comparator<Decided> IN_ORDER =
      Comparator.<Decided, Instant>comparing(decided -> decided.override().recordedAt())
          .thenComparing(Decided::identifier);

  private final RecordStore records;
  private final IdentityReads identities;

  public LevelOverrides(RecordStore records) {
    this.records = records;
    this.identities = new IdentityReads(records);
  }

  /** As it is kept. */
  record OfPerson(String person, List<RecordedOverride> overrides) {}

  /** A decision, and the identifier that it was made for. */
  public record Decided(PersonId identifier, RecordedOverride override) {}

  /**
   * Everything that was ever decided about a person, in the order of the decisions.
   *
   * @param identifiers all of the person's
   */
  public Future<List<Decided>> of(Collection<PersonId> identifiers) {
    return load(identifiers)
        .map(found -> found.stream().flatMap(LevelOverrides::decided).sorted(IN_ORDER).toList());
  }

  private static Stream<Decided> decided(OfPerson of) {
    PersonId identifier = new PersonId(of.person());
    return of.overrides().stream().map(override -> new Decided(identifier, override));
  }

  /**
   * The overrides of these people in a framework; nothing for people without any.
   *
   * @param people by identifiers that they are known by
   */
  public Future<Map<PersonId, Map<CompetencyId, List<LevelOverride>>>> find(
      String framework, Collection<PersonId> people) {
    return identities
        .identities()
        .compose(
            who ->
                load(
                        people.size(),
                        () ->
                            people.stream()
                                .flatMap(one -> who.identifiersOf(one).stream())
                                .toList())
                    .map(found -> byPerson(found, framework, who)));
  }

  /** Which competencies of a framework were decided about, by the identifiers decided for. */
  public Future<Map<PersonId, Set<CompetencyId>>> competencies(
      String framework, Collection<PersonId> identifiers) {
    return load(identifiers)
        .map(
            found ->
                found.stream()
                    .flatMap(LevelOverrides::decided)
                    .filter(decided -> decided.override().framework().equals(framework))
                    .collect(
                        Collectors.groupingBy(
                            Decided::identifier,
                            Collectors.mapping(
                                decided -> decided.override().competency(),
                                Collectors.toUnmodifiableSet()))));
  }

  /** Of many people it is the quickest to look at who has any: decisions are few. */
  private Future<List<OfPerson>> load(Collection<PersonId> identifiers) {
    return load(identifiers.size(), () -> identifiers);
  }

  /**
   * @param people how many there are, or little fewer
   * @param identifiers all of theirs; not asked for where there is nothing to be found by them
   */
  private Future<List<OfPerson>> load(int people, Supplier<Collection<PersonId>> identifiers) {
    if (people <= FEW) {
      return lookUp(identifiers.get());
    }
    return records
        .list(RecordQuery.all(OVERRIDES, FEW))
        .compose(
            page ->
                page.next() != null
                    ? lookUp(identifiers.get())
                    : Future.succeededFuture(
                        page.records().isEmpty()
                            ? List.of()
                            : among(page.records(), Set.copyOf(identifiers.get()))));
  }

  private static List<OfPerson> among(List<StoredRecord> all, Set<PersonId> identifiers) {
    return all.stream()
        .map(LevelOverrides::read)
        .filter(of -> identifiers.contains(new PersonId(of.person())))
        .toList();
  }

  private Future<List<OfPerson>> lookUp(Collection<PersonId> identifiers) {
    List<String> ids = identifiers.stream().map(LevelOverrides::id).distinct().toList();
    List<OfPerson> all = new ArrayList<>();
    Future<?> done = Future.succeededFuture();
    for (int start = 0; start < ids.size(); start += RecordQuery.MAX_LIMIT) {
      List<String> chunk = ids.subList(start, Math.min(ids.size(), start + RecordQuery.MAX_LIMIT));
      done =
          done.compose(before -> records.findAll(OVERRIDES, chunk))
              .map(
                  found -> {
                    found.values().forEach(stored -> all.add(read(stored)));
                    return null;
                  });
    }
    return done.map(last -> all);
  }

  private static Map<PersonId, Map<CompetencyId, List<LevelOverride>>> byPerson(
      List<OfPerson> found, String framework, Identities who) {
    return found.stream()
        .flatMap(LevelOverrides::decided)
        .filter(decided -> decided.override().framework().equals(framework))
        .filter(decided -> decided.override().counts())
        .sorted(IN_ORDER)
        .collect(
            Collectors.groupingBy(
                decided -> who.resolve(decided.identifier()),
                Collectors.groupingBy(
                    decided -> decided.override().competency(),
                    Collectors.mapping(
                        decided -> decided.override().toLevelOverride(),
                        Collectors.toUnmodifiableList()))));
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
