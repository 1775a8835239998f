package dev.attain.competency.evidence;

import dev.attain.statements.Position;
import dev.attain.xapi.Statement;
import java.util.List;

/** The mapping rules of one framework version, compiled: from a statement to its evidence. Pure. */
public interface EvidenceMapping {

  /**
   * @param statement a stored statement, with id, timestamp and authority
   * @param position where it is in the log
   * @return its evidence, at most one item for each competency; empty when no rule matches
   */
  List<Evidence> evidenceOf(Statement statement, Position position);
}
