package dev.attain.storage.embedded.verification;

import dev.attain.statements.Position;
import dev.attain.statements.StoredStatement;
import dev.attain.statements.Term;
import dev.attain.storage.embedded.CarriedTerms;
import dev.attain.storage.embedded.Layout;
import dev.attain.storage.embedded.LogValue;
import dev.attain.storage.embedded.postings.PostingBlock;
import dev.attain.storage.embedded.rocksdb.Entry;
import dev.attain.storage.embedded.rocksdb.Table;
import dev.attain.storage.embedded.rocksdb.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/**
 * Holds the postings to the log. They are gone through in their own order and tallied; only when
 * the tally is not that of the log is each looked up. Those beyond where they count are not looked
 * at: they are written anew.
 */
final class PostingCheck {
  private final View view;
  private final LogCheck log;
  private final Position posted;
  private final Findings findings;
  private final Ticker ticker;

  /**
   * @param posted up to where postings count
   */
  PostingCheck(View view, LogCheck log, Position posted, Findings findings, Ticker ticker) {
    this.view = view;
    this.log = log;
    this.posted = posted;
    this.findings = findings;
    this.ticker = ticker;
  }

  void run() throws RocksDBException {
    if (!tally().agrees(log.postings())) {
      Chunks.each(view, Table.LOG, ticker, this::requirePostings);
      Chunks.each(view, Table.POSTINGS, ticker, this::requireCarried);
    }
  }

  /** Blocks are read from the newest of a term to its oldest. */
  private Tally tally() throws RocksDBException {
    Tally tally = new Tally();
    PostingBlock newer = null;
    try (RocksIterator all = view.iterator(Table.POSTINGS)) {
      for (all.seekToFirst(); all.isValid(); all.next()) {
        PostingBlock block = PostingBlock.of(new Entry(all.key(), all.value()));
        if (counts(block)) {
          requireApart(block, newer);
          Term term = block.term();
          for (long position : block.positions()) {
            tally.add(term.high(), term.low(), position);
          }
          newer = block;
        }
        ticker.tick();
      }
      all.status();
    }
    return tally;
  }

  private boolean counts(PostingBlock block) {
    return block.oldest() <= posted.value();
  }

  private void requireApart(PostingBlock block, @Nullable PostingBlock newer) {
    if (newer != null && newer.term().equals(block.term()) && block.newest() >= newer.oldest()) {
      findings.add(
          Check.INDEX,
          "two blocks of postings overlap at position "
              + newer.oldest()
              + ", which hides statements");
    }
  }

  private void requirePostings(List<Entry> entries) throws RocksDBException {
    List<byte[]> carried = view.getAll(Table.CARRIED, entries.stream().map(Entry::key).toList());
    try (RocksIterator blocks = view.iterator(Table.POSTINGS)) {
      for (int i = 0; i < entries.size(); i++) {
        StoredStatement one = IndexCheck.statement(entries.get(i));
        if (!one.voided() && carried.get(i) != null && one.position().compareTo(posted) <= 0) {
          requirePostings(one, carried.get(i), blocks);
        }
      }
    }
  }

  private void requirePostings(StoredStatement one, byte[] carried, RocksIterator blocks)
      throws RocksDBException {
    int missing = 0;
    for (Term term : CarriedTerms.of(carried)) {
      PostingBlock block = PostingBlock.seek(blocks, term, one.position().value());
      if (block == null || !block.contains(one.position().value())) {
        missing++;
      }
    }
    if (missing > 0) {
      findings.add(
          Check.INDEX, "statement " + one.id() + " is not found by " + missing + " of its terms");
    }
  }

  private void requireCarried(List<Entry> entries) throws RocksDBException {
    for (Entry entry : entries) {
      PostingBlock block = PostingBlock.of(entry);
      if (counts(block)) {
        requireCarried(block);
      }
    }
  }

  private void requireCarried(PostingBlock block) throws RocksDBException {
    List<byte[]> keys = new ArrayList<>();
    Arrays.stream(block.positions()).forEach(position -> keys.add(Layout.position(position)));
    List<byte[]> carried = view.getAll(Table.CARRIED, keys);
    List<byte[]> statements = view.getAll(Table.LOG, keys);
    for (int i = 0; i < keys.size(); i++) {
      boolean right =
          statements.get(i) != null
              && carried.get(i) != null
              && !LogValue.isVoided(statements.get(i))
              && CarriedTerms.of(carried.get(i)).contains(block.term());
      if (!right) {
        findings.add(
            Check.INDEX,
            "position "
                + block.positions()[i]
                + " is found by a term that is not its own, or no statement is there");
      }
    }
  }
}
