package dev.attain.app;

import dev.attain.statements.Term;
import dev.attain.statements.Terms;
import dev.attain.storage.embedded.verification.StatementTexts;
import dev.attain.xapi.Actor;
import dev.attain.xapi.Attachment;
import dev.attain.xapi.Sha2;
import dev.attain.xapi.Statement;
import dev.attain.xapi.StatementId;
import dev.attain.xapi.json.StatementJson;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What stored statements say, as the server reads them. */
final class StatementsAsKept implements StatementTexts {
  private final Terms terms = new Terms();

  @Override
  public Said read(byte[] json) {
    Statement statement = StatementJson.read(json);
    StatementId id = Objects.requireNonNull(statement.id(), "it has no id");
    Actor authority = Objects.requireNonNull(statement.authority(), "it has no authority");
    // Which credential sent it is not in its text.
    Set<Term> found = new HashSet<>(terms.of(statement, authority, ""));
    found.remove(terms.source(""));
    Map<Term, Sha2> contents = new HashMap<>();
    for (Attachment attachment : statement.allAttachments()) {
      Sha2 hash = attachment.hash();
      contents.put(terms.content(id, hash), hash);
    }
    return new Said(id, found, contents);
  }
}
