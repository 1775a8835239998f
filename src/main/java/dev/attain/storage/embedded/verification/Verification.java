package dev.attain.storage.embedded.verification;

import dev.attain.statements.Position;
import dev.attain.storage.embedded.FolderReading;
import dev.attain.storage.embedded.postings.PostedUpTo;
import dev.attain.storage.embedded.rocksdb.View;
import java.io.IOException;
import java.util.Map;
import org.rocksdb.RocksDBException;

/**
 * Reads everything that a data folder keeps, in bounded memory, and says what is wrong. A check
 * that can't go on because a file is damaged says so, and the next one follows.
 */
public final class Verification {
  private final FolderReading folder;
  private final StatementTexts texts;
  private final Map<String, String> checkpoints;
  private final VerificationListener listener;
  private final Findings findings = new Findings();

  /**
   * @param checkpoints for collections of checkpoints, the property that is a position in the log
   */
  public Verification(
      FolderReading folder,
      StatementTexts texts,
      Map<String, String> checkpoints,
      VerificationListener listener) {
    this.folder = folder;
    this.texts = texts;
    this.checkpoints = Map.copyOf(checkpoints);
    this.listener = listener;
  }

  private interface Step {
    void run(Ticker ticker) throws RocksDBException, IOException;
  }

  /** Blocks until everything was read. */
  public Findings run() {
    try (View view = folder.database().view()) {
      run(view);
    } catch (RocksDBException e) {
      findings.add(Check.FILES, "the database can't be read: " + e.getMessage());
    }
    return findings;
  }

  private void run(View view) throws RocksDBException {
    PostedUpTo upTo = PostedUpTo.of(view);
    Position posted = upTo == null ? Position.END : new Position(upTo.posted());
    LogCheck log = new LogCheck(folder.attachments(), texts, posted, findings);
    step(
        Check.FILES,
        ticker -> FileCheck.run(folder.path(), folder.database().files(), findings, ticker));
    boolean read = step(Check.STATEMENTS, ticker -> log.run(view, ticker));
    if (read) {
      step(Check.INDEX, ticker -> index(view, log, posted, ticker));
    }
    step(Check.DOCUMENTS, ticker -> new DocumentCheck(findings).run(view, ticker));
    Position end = read ? log.last() : Position.END;
    step(Check.RECORDS, ticker -> new RecordCheck(view, checkpoints, findings, ticker).run(end));
    step(Check.ATTACHMENTS, ticker -> AttachmentCheck.run(folder.attachments(), findings, ticker));
  }

  private void index(View view, LogCheck log, Position posted, Ticker ticker)
      throws RocksDBException {
    IndexCheck index = new IndexCheck(view, log, findings, ticker);
    index.run();
    new PostingCheck(view, log, posted, findings, ticker).run();
    new ReferenceCheck(view, findings).run(log.voided(), index.awaited(), ticker);
  }

  private boolean step(Check check, Step step) {
    Ticker ticker = new Ticker(check, listener);
    try {
      step.run(ticker);
      return true;
    } catch (RocksDBException | IOException | RuntimeException e) {
      findings.add(check, "could not be read to the end: " + e.getMessage());
      return false;
    } finally {
      ticker.end();
    }
  }
}
