package dev.attain.competency.evidence;

import dev.attain.people.Identities;
import dev.attain.statements.StoredStatement;
import dev.attain.xapi.Statement;
import java.util.List;

/** The mapping rules of one framework version, compiled: from a statement to its evidence. Pure. */
public interface EvidenceMapping {

  /**
   * @param statement a stored statement, with id, timestamp and authority
   * @param stored the same, as it is in the log: its position, and the JSON that conditions look at
   * @param who whose identifiers there are: evidence is of people, whichever of their identifiers
   *     the statement has
   * @return its evidence, at most one item for each person and competency; empty when no rule
   *     matches
   */
  List<Evidence> evidenceOf(Statement statement, StoredStatement stored, Identities who);

  /** The same where everybody has one identifier. */
  default List<Evidence> evidenceOf(Statement statement, StoredStatement stored) {
    return evidenceOf(statement, stored, Identities.NONE);
  }
}
