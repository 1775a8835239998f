package dev.attain.storage.embedded.verification;

import dev.attain.statements.Term;
import dev.attain.xapi.Sha2;
import dev.attain.xapi.StatementId;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reads the text of statements. */
public interface StatementTexts {

  /**
   * What a statement says of itself.
   *
   * @param terms what it must be found by
   * @param contents its attachments, each by the term that it has if the content came with it
   */
  record Said(StatementId id, Set<Term> terms, Map<Term, Sha2> contents) {
    public Said {
      Objects.requireNonNull(id);
      terms = Set.copyOf(terms);
      contents = Map.copyOf(contents);
    }
  }

  /**
   * @param json as it is kept
   * @throws RuntimeException of any kind, when it is not a statement
   */
  Said read(byte[] json);
}
