package dev.attain.competency.projection.standings;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.projection.shares.Generation;
import dev.attain.competency.projection.shares.RecordForm;
import dev.attain.people.PersonId;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import io.vertx.core.Future;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How a person's standings are kept: one record for each generation and person, written in one
 * atomic step with the figures that it sums up.
 *
 * @param packed as {@link PersonStandings} packs them, in JSON as base64
 */
public record StandingsRecord(FrameworkVersion framework, String person, byte[] packed) {
  /** One {@link StandingsRecord} for each generation and person with evidence. */
  public static final RecordCollection STANDINGS = RecordCollection.withoutRevisions("standings");

  /** A mark for each generation whose people's standings were kept from the start of the log on. */
  static final RecordCollection WHOLE = new RecordCollection("standings-whole", List.of());

  public StandingsRecord {
    Objects.requireNonNull(framework);
    Objects.requireNonNull(person);
    Objects.requireNonNull(packed);
  }

  /** What is read of it: the JDK is quicker at base64 than the reader of JSON. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Packed(String packed) {}

  public static String id(Generation generation, PersonId person) {
    return generation.id(person.value());
  }

  /** Whether somebody of whom no record is kept has no evidence for certain. */
  public static Future<Boolean> isWhole(RecordStore records, Generation generation) {
    return records.find(WHOLE, generation.id()).map(Optional::isPresent);
  }

  static RecordWrite mark(Generation generation) {
    return new RecordWrite.Put(
        WHOLE,
        generation.id(),
        RecordWrite.ANY_REVISION,
        RecordForm.write(generation.framework()),
        Map.of());
  }

  static PersonStandings read(StoredRecord stored) {
    return PersonStandings.unpack(
        Base64.getDecoder().decode(RecordForm.read(stored, Packed.class).packed()));
  }

  static RecordWrite write(Generation generation, PersonId person, PersonStandings standings) {
    String id = id(generation, person);
    return standings.isEmpty()
        ? new RecordWrite.Delete(STANDINGS, id, RecordWrite.ANY_REVISION)
        : new RecordWrite.Put(
            STANDINGS,
            id,
            RecordWrite.ANY_REVISION,
            RecordForm.write(
                new StandingsRecord(generation.framework(), person.value(), standings.pack())),
            Map.of());
  }
}
