package dev.attain.competency.projection;

import dev.attain.competency.framework.FrameworkVersion;
import dev.attain.competency.projection.shares.RecordForm;
import dev.attain.records.RecordCollection;
import dev.attain.xapi.StatementId;
import java.util.List;

/**
 * Where a projection keeps what. All reads are by id; an id is a hash, because the identifiers it
 * stands for have no bound, and the record itself says them in full.
 */
final class ProjectionRecords {
  /** One {@link EvidenceRecord} for each framework version, person and competency. */
  static final RecordCollection EVIDENCE = new RecordCollection("evidence", List.of());

  /** One {@link ProficiencyRecord} for each framework version, person and competency. */
  static final RecordCollection PROFICIENCY = new RecordCollection("proficiency", List.of());

  /**
   * One {@link StatementRecord} for each framework version, statement that gave evidence, and share
   * of people that it gave evidence of.
   */
  static final RecordCollection STATEMENTS =
      new RecordCollection("evidence-of-statement", List.of());

  private ProjectionRecords() {}

  static String id(FrameworkVersion framework, PersonCompetency pair) {
    return RecordForm.id(
        framework.id(), framework.version(), pair.person().value(), pair.competency().value());
  }

  /**
   * What the ids of all records of a statement begin with. Records that were written before there
   * were shares have it as their id.
   */
  static String prefix(FrameworkVersion framework, StatementId statement) {
    return RecordForm.id(framework.id(), framework.version(), statement.toString());
  }

  static String id(FrameworkVersion framework, StatementId statement, int share) {
    return prefix(framework, statement) + "-" + share;
  }
}
