package dev.attain.competency.projection;

import dev.attain.competency.projection.shares.Generation;
import dev.attain.records.RecordCollection;
import dev.attain.xapi.StatementId;
import java.util.List;

/**
 * Where a projection keeps what. All reads are by id; an id is a hash, because the identifiers it
 * stands for have no bound, and the record itself says them in full.
 */
final class ProjectionRecords {
  /**
   * One {@link EvidenceRecord} for each generation, person and competency; more for those with much
   * evidence.
   *
   * @see EvidenceBuckets
   */
  static final RecordCollection EVIDENCE = RecordCollection.withoutRevisions("evidence");

  /**
   * What was kept once beside the evidence that it follows from: figures by pair, and whose
   * evidence each statement gave. Nothing reads them; they go with their generation.
   */
  static final List<RecordCollection> FORMER =
      List.of(
          RecordCollection.withoutRevisions("proficiency"),
          RecordCollection.withoutRevisions("evidence-of-statement"));

  private ProjectionRecords() {}

  static String id(Generation generation, PersonCompetency pair) {
    return generation.id(pair.person().value(), pair.competency().value());
  }

  /** What the ids of all {@link #FORMER} records of a statement begin with. */
  static String prefix(Generation generation, StatementId statement) {
    return generation.id(statement.toString());
  }
}
