package dev.attain.storage.embedded.verification;

import dev.attain.statements.Position;
import dev.attain.statements.StoredStatement;
import dev.attain.statements.Term;
import dev.attain.storage.embedded.AttachmentFolder;
import dev.attain.storage.embedded.CarriedTerms;
import dev.attain.storage.embedded.Layout;
import dev.attain.storage.embedded.LogValue;
import dev.attain.storage.embedded.rocksdb.Table;
import dev.attain.storage.embedded.rocksdb.View;
import dev.attain.xapi.Sha2;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/**
 * Reads the log from end to end: each statement is readable, has the terms that follow from what it
 * says, and its contents are there. On the way it tallies what the index must hold.
 */
final class LogCheck {
  private final AttachmentFolder attachments;
  private final StatementTexts texts;
  private final Findings findings;
  private final Tally postings = new Tally();
  private final Tally ids = new Tally();
  private long voided;
  private final Position posted;
  private Position last = Position.START;

  /**
   * @param posted up to where postings are in the database
   */
  LogCheck(AttachmentFolder attachments, StatementTexts texts, Position posted, Findings findings) {
    this.attachments = attachments;
    this.posted = posted;
    this.texts = texts;
    this.findings = findings;
  }

  /** The postings that there must be in the database. */
  Tally postings() {
    return postings;
  }

  /** The ids that there must be, with their positions. */
  Tally ids() {
    return ids;
  }

  /** How many statements are voided. */
  long voided() {
    return voided;
  }

  /** Where the log ends. */
  Position last() {
    return last;
  }

  void run(View view, Ticker ticker) throws RocksDBException {
    try (RocksIterator log = view.iterator(Table.LOG);
        RocksIterator carried = view.iterator(Table.CARRIED)) {
      carried.seekToFirst();
      for (log.seekToFirst(); log.isValid(); log.next()) {
        byte[] key = log.key();
        skipTo(carried, key);
        Position position = Layout.position(key);
        if (carried.isValid() && Arrays.equals(carried.key(), key)) {
          check(position, log.value(), CarriedTerms.of(carried.value()));
          carried.next();
        } else {
          carried.status();
          findings.add(Check.INDEX, "position " + position.value() + " has no terms");
        }
        last = position;
        ticker.tick();
      }
      log.status();
      skipTo(carried, null);
      carried.status();
    }
  }

  /** Terms before this key belong to no statement; null: all that are left. */
  private void skipTo(RocksIterator carried, byte @Nullable [] key) {
    while (carried.isValid() && (key == null || Arrays.compareUnsigned(carried.key(), key) < 0)) {
      long position = Layout.position(carried.key()).value();
      findings.add(Check.STATEMENTS, "position " + position + " has terms, and no statement");
      carried.next();
    }
  }

  private void check(Position position, byte[] value, Set<Term> carried) {
    StoredStatement stored;
    StatementTexts.Said said;
    try {
      stored = LogValue.statement(position, value);
      said = texts.read(stored.json());
    } catch (RuntimeException e) {
      findings.add(Check.STATEMENTS, "position " + position.value() + " is not a statement: " + e);
      return;
    }
    if (!said.id().equals(stored.id())) {
      findings.add(
          Check.STATEMENTS, "statement " + stored.id() + " says that its id is " + said.id());
    }
    ids.add(
        stored.id().value().getMostSignificantBits(),
        stored.id().value().getLeastSignificantBits(),
        position.value());
    if (stored.voided()) {
      voided++;
    } else if (position.compareTo(posted) <= 0) {
      carried.forEach(term -> postings.add(term.high(), term.low(), position.value()));
    }
    Set<Term> lacking = new HashSet<>(said.terms());
    lacking.removeAll(carried);
    if (!lacking.isEmpty()) {
      findings.add(
          Check.INDEX,
          "statement " + stored.id() + " is not found by " + lacking.size() + " of its terms");
    }
    for (Map.Entry<Term, Sha2> content : said.contents().entrySet()) {
      if (carried.contains(content.getKey())
          && !Files.exists(attachments.file(content.getValue()))) {
        findings.add(
            Check.ATTACHMENTS,
            content.getValue() + " is missing, which came with statement " + stored.id());
      }
    }
  }
}
