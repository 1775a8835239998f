package dev.attain.competency.projection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.projection.shares.Generation;
import dev.attain.competency.projection.standings.StandingsRecord;
import dev.attain.people.PersonId;
import dev.attain.records.RecordCollection;
import dev.attain.xapi.StatementId;
import java.util.List;

/**
 * What the records say that a generation of a projection keeps, whatever collection they are in.
 */
final class FigureRecords {
  /** Where all of them are. */
  static final List<RecordCollection> COLLECTIONS =
      List.of(ProjectionRecords.EVIDENCE, StandingsRecord.STANDINGS);

  private FigureRecords() {}

  /** Whether a record is of this generation: ids follow from what a record says and from it. */
  static boolean isOf(Generation generation, String id, JsonNode record) {
    JsonNode framework = record.path("framework");
    if (!framework.path("id").asText().equals(generation.framework().id())
        || !framework.path("version").asText().equals(generation.framework().version())) {
      return false;
    }
    if (record.has("statement")) {
      StatementId statement = StatementId.of(record.path("statement").asText());
      return id.startsWith(ProjectionRecords.prefix(generation, statement));
    }
    PersonId person = new PersonId(record.path("person").asText());
    if (record.has("packed")) {
      return id.equals(StandingsRecord.id(generation, person));
    }
    PersonCompetency pair =
        new PersonCompetency(person, new CompetencyId(record.path("competency").asText()));
    return EvidenceBuckets.isOf(ProjectionRecords.id(generation, pair), id);
  }

  /** What a record is about, for people. */
  static String about(RecordCollection collection, JsonNode record) {
    JsonNode framework = record.path("framework");
    String of =
        " (" + framework.path("id").asText() + "@" + framework.path("version").asText() + ")";
    String whose = collection.name() + " of " + record.path("person").asText();
    return record.has("competency")
        ? whose + " in " + record.path("competency").asText() + of
        : whose + of;
  }
}
