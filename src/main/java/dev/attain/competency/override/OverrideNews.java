package dev.attain.competency.override;

import dev.attain.competency.framework.CompetencyId;
import dev.attain.json.Json;
import dev.attain.people.PersonId;
import dev.attain.records.RecordCollection;
import dev.attain.records.RecordQuery;
import dev.attain.records.RecordStore;
import dev.attain.records.RecordWrite;
import dev.attain.records.StoredRecord;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * That something was decided about a person's competency which nobody has been told of yet. It is
 * written with the decision and stays until whoever tells of levels has taken note.
 */
public final class OverrideNews {
  private static final RecordCollection NEWS = new RecordCollection("override-news", List.of());

  private OverrideNews() {}

  /**
   * One piece of news.
   *
   * @param person as found, by the identifier that it was decided for
   * @param taken the write that takes note of it; conflicts when more was decided since
   */
  public record Item(PersonId person, CompetencyId competency, RecordWrite taken) {
    public Item {
      Objects.requireNonNull(person);
      Objects.requireNonNull(competency);
      Objects.requireNonNull(taken);
    }

    /** The same news of the person that the identifier belongs to. */
    public Item of(PersonId known) {
      return new Item(known, competency, taken);
    }
  }

  private record Kept(String framework, String person, CompetencyId competency) {}

  static RecordWrite put(PersonId person, RecordedOverride override) {
    Kept kept = new Kept(override.framework(), person.value(), override.competency());
    return new RecordWrite.Put(
        NEWS,
        prefix(kept.framework()) + LevelOverrides.hash(kept.person(), kept.competency().value()),
        RecordWrite.ANY_REVISION,
        Json.bytes(kept),
        Map.of());
  }

  /** The news of a framework, not all of it at once, in no order that means anything. */
  public static Future<List<Item>> find(RecordStore records, String framework) {
    return records
        .list(new RecordQuery(NEWS, null, prefix(framework), false, null, RecordQuery.MAX_LIMIT))
        .map(page -> page.records().stream().map(OverrideNews::read).toList());
  }

  private static Item read(StoredRecord stored) {
    try {
      Kept kept = Json.MAPPER.readValue(stored.json(), Kept.class);
      return new Item(
          new PersonId(kept.person()),
          kept.competency(),
          new RecordWrite.Delete(NEWS, stored.id(), stored.revision()));
    } catch (IOException e) {
      throw new UncheckedIOException("record " + stored.id() + " is no news", e);
    }
  }

  private static String prefix(String framework) {
    return LevelOverrides.hash(framework).substring(0, 16) + "-";
  }
}
