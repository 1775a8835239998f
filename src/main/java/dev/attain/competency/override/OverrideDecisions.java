package dev.attain.competency.override;

import static dev.attain.competency.override.LevelOverrides.OVERRIDES;

import dev.attain.audit.AuditEvent;
import dev.attain.audit.AuditTrail;
import dev.attain.audit.Author;
import dev.attain.competency.override.LevelOverrides.OfPerson;
import dev.attain.json.Json;
import dev.attain.people.PersonId;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import dev.attain.records.WriteOutcome;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Setting overrides and ending them; each decision is on the audit trail and is news for whoever
 * tells of levels, written with it.
 */
public final class OverrideDecisions {
  /** How many overrides one person can have in all time. */
  public static final int MOST = 1_000;

  private static final int ATTEMPTS = 10;

  private final RecordStore records;
  private final AuditTrail trail;

  public OverrideDecisions(RecordStore records, InstantSource clock) {
    this.records = records;
    this.trail = new AuditTrail(records, clock);
  }

  /**
   * Records a decision; its id is given here.
   *
   * @param decision makes it, from its id
   * @return empty when the person has {@link #MOST} already
   */
  public Future<Optional<RecordedOverride>> add(
      PersonId person, Function<String, RecordedOverride> decision, Author by) {
    return change(
        person,
        before -> {
          if (before.size() >= MOST) {
            return Optional.empty();
          }
          RecordedOverride added = decision.apply(Integer.toString(before.size() + 1));
          List<RecordedOverride> after = new ArrayList<>(before);
          after.add(added);
          return Optional.of(new Changed(after, added, "set"));
        },
        by,
        ATTEMPTS);
  }

  /**
   * Ends an override now; one that is over stays as it is.
   *
   * @return the override as it is then; empty when there is none of this id
   */
  public Future<Optional<RecordedOverride>> end(
      PersonId person, String overrideId, Instant now, Author by) {
    return change(
        person,
        before -> {
          List<RecordedOverride> after = new ArrayList<>(before);
          for (int i = 0; i < after.size(); i++) {
            RecordedOverride override = after.get(i);
            if (override.id().equals(overrideId)) {
              if (override.endedAt() != null || !override.until().isAfter(now)) {
                return Optional.of(new Changed(before, override, null));
              }
              after.set(i, override.ended(now, by.key()));
              return Optional.of(new Changed(after, after.get(i), "ended"));
            }
          }
          return Optional.empty();
        },
        by,
        ATTEMPTS);
  }

  /**
   * @param action what was done with the override; null for nothing
   */
  private record Changed(
      List<RecordedOverride> after, RecordedOverride override, @Nullable String action) {}

  private Future<Optional<RecordedOverride>> change(
      PersonId person,
      Function<List<RecordedOverride>, Optional<Changed>> change,
      Author by,
      int attempts) {
    return records
        .find(OVERRIDES, LevelOverrides.id(person))
        .compose(
            found -> {
              Optional<Changed> changed =
                  change.apply(
                      found.map(LevelOverrides::read).map(OfPerson::overrides).orElse(List.of()));
              Optional<RecordedOverride> result = changed.map(Changed::override);
              if (changed.isEmpty() || changed.get().action() == null) {
                return Future.succeededFuture(result);
              }
              long revision = found.map(StoredRecord::revision).orElse(RecordWrite.ABSENT);
              return write(person, changed.get(), revision, by)
                  .compose(
                      outcome -> {
                        if (outcome instanceof WriteOutcome.Written) {
                          return Future.succeededFuture(result);
                        }
                        return attempts > 1
                            ? change(person, change, by, attempts - 1)
                            : Future.failedFuture(
                                new IllegalStateException("overrides of " + person + " are busy"));
                      });
            });
  }

  private Future<WriteOutcome> write(PersonId person, Changed changed, long revision, Author by) {
    byte[] json = Json.bytes(new OfPerson(person.value(), changed.after()));
    return trail.write(
        List.of(
            new RecordWrite.Put(OVERRIDES, LevelOverrides.id(person), revision, json, Map.of()),
            OverrideNews.put(person, changed.override())),
        event(person, changed, by));
  }

  private static AuditEvent event(PersonId person, Changed changed, Author by) {
    RecordedOverride override = changed.override();
    Map<String, String> details = new TreeMap<>();
    details.put("override", override.id());
    details.put("framework", override.framework());
    details.put("competency", override.competency().value());
    details.put("level", override.level() == null ? "none" : override.level().toString());
    details.put("until", override.until().toString());
    details.put("decidedBy", override.by());
    details.put("reason", override.reason());
    return new AuditEvent(
        by,
        String.valueOf(changed.action()),
        AuditEvent.Subject.OVERRIDE,
        person.value(),
        override,
        details);
  }
}
