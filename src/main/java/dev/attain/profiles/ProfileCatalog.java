package dev.attain.profiles;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.audit.AuditEvent;
import dev.attain.audit.AuditTrail;
import dev.attain.audit.Author;
import dev.attain.json.Json;
import dev.attain.json.ParsedJson;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import dev.attain.records.WriteOutcome;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The loaded xAPI Profiles, kept as they were authored. A version is stored once and never changes;
 * a profile's newest version is the one that is matched by.
 */
public final class ProfileCatalog {
  private static final String BY_PROFILE = "profile";
  private static final RecordCollection PROFILES =
      new RecordCollection("xapi-profiles", List.of(BY_PROFILE));

  private final RecordStore records;
  private final AuditTrail trail;

  public ProfileCatalog(RecordStore records, InstantSource clock) {
    this.records = records;
    this.trail = new AuditTrail(records, clock);
  }

  /** Stores a version of a profile from its JSON-LD text, and puts on record who published it. */
  public Future<ProfilePublication> publish(byte[] json, Author by) {
    ProfileReading reading = ProfileDocuments.read(json);
    if (reading instanceof ProfileReading.Refused refused) {
      return Future.succeededFuture(new ProfilePublication.Refused(refused.problems()));
    }
    XapiProfile profile = ((ProfileReading.Read) reading).profile();
    JsonNode tree = tree(json);
    String id = profile.newestVersion().id().value();
    byte[] utf8;
    try {
      utf8 = Json.MAPPER.writeValueAsBytes(tree);
    } catch (JsonProcessingException e) {
      return Future.failedFuture(e);
    }
    Map<String, List<String>> index = Map.of(BY_PROFILE, List.of(profile.id().value()));
    return trail
        .write(
            List.of(new RecordWrite.Put(PROFILES, id, RecordWrite.ABSENT, utf8, index)),
            new AuditEvent(
                by,
                "published",
                AuditEvent.Subject.PROFILE,
                profile.id().value(),
                tree,
                Map.of("version", id)))
        .compose(
            outcome ->
                outcome instanceof WriteOutcome.Written
                    ? Future.succeededFuture(new ProfilePublication.Created(profile))
                    : records
                        .find(PROFILES, id)
                        .map(there -> compare(profile, tree, there.orElseThrow())));
  }

  private static ProfilePublication compare(
      XapiProfile profile, JsonNode given, StoredRecord there) {
    return given.equals(tree(there.json()))
        ? new ProfilePublication.Unchanged(profile)
        : new ProfilePublication.Conflict(
            new ProfileProblem(
                "$.versions",
                "version "
                    + there.id()
                    + " is stored with another content and never changes: give the changed profile"
                    + " a new version"));
  }

  /** The newest version of each profile, by profile id. */
  public Future<List<XapiProfile>> profiles() {
    return records
        .listAll(RecordQuery.all(PROFILES, RecordQuery.MAX_LIMIT), ProfileCatalog::read)
        .map(
            versions -> {
              Map<String, XapiProfile> newest = new HashMap<>();
              for (XapiProfile profile : versions) {
                newest.merge(profile.id().value(), profile, ProfileCatalog::newer);
              }
              return newest.values().stream()
                  .sorted(Comparator.comparing(XapiProfile::id))
                  .toList();
            });
  }

  /**
   * The JSON-LD of a profile.
   *
   * @param id of a version, or of a profile: then its newest version
   */
  public Future<Optional<JsonNode>> findDocument(String id) {
    return records
        .find(PROFILES, id)
        .compose(
            version ->
                version.isPresent()
                    ? Future.succeededFuture(version)
                    : records
                        .listAll(
                            RecordQuery.equal(PROFILES, BY_PROFILE, id, RecordQuery.MAX_LIMIT),
                            Function.identity())
                        .map(
                            versions ->
                                versions.stream()
                                    .max(Comparator.comparing(v -> read(v).generatedAt()))))
        .map(found -> found.map(stored -> tree(stored.json())));
  }

  /**
   * A profile.
   *
   * @param id of a version, or of a profile: then its newest version
   */
  public Future<Optional<XapiProfile>> findVersion(String id) {
    return findDocument(id)
        .map(
            found ->
                found.map(
                    tree -> ((ProfileReading.Read) ProfileDocuments.read(bytes(tree))).profile()));
  }

  /** The statement templates of the newest version of each profile, by IRI. */
  public Future<Map<String, StatementTemplate>> templates() {
    return profiles()
        .map(
            all -> {
              Map<String, StatementTemplate> templates = new HashMap<>();
              for (XapiProfile profile : all) {
                profile.templates().forEach(t -> templates.put(t.id().value(), t));
              }
              return Map.copyOf(templates);
            });
  }

  /** The IRIs of {@link #templates()}. */
  public Future<Set<String>> templateIds() {
    return templates().map(Map::keySet);
  }

  private static XapiProfile newer(XapiProfile one, XapiProfile other) {
    return other.generatedAt().isAfter(one.generatedAt()) ? other : one;
  }

  private static XapiProfile read(StoredRecord stored) {
    if (ProfileDocuments.read(stored.json()) instanceof ProfileReading.Read reading) {
      return reading.profile();
    }
    throw new IllegalStateException("record " + stored.id() + " is no xAPI Profile");
  }

  private static byte[] bytes(JsonNode tree) {
    return tree.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode tree(byte[] json) {
    if (ParsedJson.of(json) instanceof ParsedJson.Tree parsed) {
      return parsed.root();
    }
    throw new IllegalStateException("a profile that was read before is JSON");
  }
}
