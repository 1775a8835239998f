package dev.attain.people.attributes;

import dev.attain.audit.AuditEvent;
import dev.attain.audit.AuditTrail;
import dev.attain.audit.Author;
import dev.attain.json.Json;
import dev.attain.people.PersonId;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The imported attributes in the record store. */
public final class AttributeRecords {
  private static final RecordCollection PEOPLE =
      new RecordCollection("people-attributes", List.of());
  private static final RecordCollection HEAD =
      new RecordCollection("people-attributes-head", List.of());
  private static final String HEAD_ID = "head";

  private final RecordStore records;
  private final AuditTrail trail;
  private volatile Known known = new Known(RecordWrite.ABSENT, List.of());

  private record Known(long revision, List<PersonAttributes> people) {}

  public AttributeRecords(RecordStore records, InstantSource clock) {
    this.records = records;
    this.trail = new AuditTrail(records, clock);
  }

  /**
   * Replaces the attributes of the people given, all or nothing; those of others stay.
   *
   * @param people at most {@link AttributeReading#MAX_PEOPLE}, each once
   */
  public Future<Void> replace(List<PersonAttributes> people, Author by) {
    List<RecordWrite> writes = new ArrayList<>();
    for (PersonAttributes person : people) {
      writes.add(
          new RecordWrite.Put(
              PEOPLE,
              person.person().value(),
              RecordWrite.ANY_REVISION,
              Json.bytes(person),
              Map.of()));
    }
    // Its revision tells whether what was read before is still all.
    writes.add(
        new RecordWrite.Put(
            HEAD, HEAD_ID, RecordWrite.ANY_REVISION, Json.bytes(Map.of("by", by.key())), Map.of()));
    return trail
        .write(
            writes,
            new AuditEvent(
                by,
                "attributesImported",
                AuditEvent.Subject.PERSON,
                people.size() == 1 ? people.get(0).person().value() : "people",
                people,
                Map.of("people", Integer.toString(people.size()))))
        .mapEmpty();
  }

  public Future<Optional<PersonAttributes>> find(PersonId person) {
    return records.find(PEOPLE, person.value()).map(found -> found.map(stored -> read(stored)));
  }

  /** Everybody of whom attributes were imported. Costs one small read while nothing changes. */
  public Future<List<PersonAttributes>> all() {
    return records
        .find(HEAD, HEAD_ID)
        .map(found -> found.map(StoredRecord::revision).orElse(RecordWrite.ABSENT))
        .compose(
            revision -> {
              Known last = known;
              return last.revision() == revision
                  ? Future.succeededFuture(last.people())
                  : records
                      .listAll(
                          RecordQuery.all(PEOPLE, RecordQuery.MAX_LIMIT), AttributeRecords::read)
                      .onSuccess(people -> known = new Known(revision, people));
            });
  }

  private static PersonAttributes read(StoredRecord stored) {
    return Json.read(stored.id(), stored.json(), PersonAttributes.class);
  }
}
