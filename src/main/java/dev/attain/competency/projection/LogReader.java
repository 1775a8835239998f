package dev.attain.competency.projection;

import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.evidence.EvidenceMapping;
import dev.attain.people.Identities;
import dev.attain.statements.StoredStatement;
import dev.attain.xapi.Statement;
import java.util.List;
import java.util.function.Function;

/**
 * Reads stored statements, and the evidence that they give.
 *
 * @param reader parses a stored statement
 */
record LogReader(EvidenceMapping mapping, Function<StoredStatement, Statement> reader) {

  Statement statement(StoredStatement stored) {
    try {
      return reader.apply(stored);
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "statement " + stored.id() + " at " + stored.position() + " can't be read", e);
    }
  }

  List<Evidence> evidence(StoredStatement stored, Identities who) {
    return mapping.evidenceOf(statement(stored), stored, who);
  }
}
