package dev.attain.competency.projection;

import dev.attain.competency.projection.shares.Generation;
import dev.attain.records.RecordCollection;
import dev.attain.xapi.StatementId;

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

  /** One {@link ProficiencyRecord} for each generation, person and competency. */
  static final RecordCollection PROFICIENCY = RecordCollection.withoutRevisions("proficiency");

  /**
   * One {@link StatementRecord} for each generation, statement that gave evidence, and share of
   * people that it gave evidence of.
   */
  static final RecordCollection STATEMENTS =
      RecordCollection.withoutRevisions("evidence-of-statement");

  private ProjectionRecords() {}

  static String id(Generation generation, PersonCompetency pair) {
    return generation.id(pair.person().value(), pair.competency().value());
  }

  /**
   * What the ids of all records of a statement begin with. Records that were written before there
   * were shares have it as their id.
   */
  static String prefix(Generation generation, StatementId statement) {
    return generation.id(statement.toString());
  }

  static String id(Generation generation, StatementId statement, int share) {
    return prefix(generation, statement) + "-" + share;
  }
}
