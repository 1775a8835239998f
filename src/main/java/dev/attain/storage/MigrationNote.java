package dev.attain.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.attain.json.Json;
import java.util.Objects;
import java.util.UUID;

/**
 * What a place says of the migration that fills it.
 *
 * @param source the identity of the place that everything comes from
 * @param finished whether all of it was moved and compared
 * @param stage what was being moved last
 * @param cursor up to where that was done
 */
public record MigrationNote(UUID source, boolean finished, Stage stage, String cursor) {

  /** The kinds of things that are kept, in the order in which they are moved. */
  public enum Stage {
    CONTENTS,
    STATEMENTS,
    DOCUMENTS,
    RECORDS
  }

  public MigrationNote {
    Objects.requireNonNull(source);
    Objects.requireNonNull(stage);
    Objects.requireNonNull(cursor);
  }

  public static MigrationNote begun(UUID source) {
    return new MigrationNote(source, false, Stage.CONTENTS, Portion.BEGINNING);
  }

  public MigrationNote at(Stage reached, String next) {
    return new MigrationNote(source, false, reached, next);
  }

  public MigrationNote end() {
    return new MigrationNote(source, true, stage, cursor);
  }

  public String toJson() {
    try {
      return Json.MAPPER.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  public static MigrationNote of(String json) {
    try {
      return Json.MAPPER.readValue(json, MigrationNote.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not a note of a migration: " + json, e);
    }
  }
}
