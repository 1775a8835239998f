package dev.attain.storage.embedded.verification;

import dev.attain.statements.Position;
import dev.attain.statements.StoredStatement;
import dev.attain.storage.embedded.KnownId;
import dev.attain.storage.embedded.Layout;
import dev.attain.storage.embedded.LogValue;
import dev.attain.storage.embedded.rocksdb.Entry;
import dev.attain.storage.embedded.rocksdb.Table;
import dev.attain.storage.embedded.rocksdb.View;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/**
 * Holds ids to the log. They are gone through in their own order and tallied; only when the tally
 * is not that of the log is each one looked up, which takes much longer.
 */
final class IndexCheck {
  private final View view;
  private final LogCheck log;
  private final Findings findings;
  private final Ticker ticker;
  private long awaited;

  IndexCheck(View view, LogCheck log, Findings findings, Ticker ticker) {
    this.view = view;
    this.log = log;
    this.findings = findings;
    this.ticker = ticker;
  }

  /** How many ids statements refer to that no statement has. */
  long awaited() {
    return awaited;
  }

  void run() throws RocksDBException {
    if (!ids().agrees(log.ids())) {
      Chunks.each(view, Table.LOG, ticker, this::requireIds);
      Chunks.each(view, Table.IDS, ticker, this::requireStatements);
    }
  }

  private Tally ids() throws RocksDBException {
    Tally tally = new Tally();
    try (RocksIterator all = view.iterator(Table.IDS)) {
      for (all.seekToFirst(); all.isValid(); all.next()) {
        KnownId known = KnownId.of(all.value());
        if (known == null) {
          awaited++;
        } else {
          ByteBuffer id = ByteBuffer.wrap(all.key());
          tally.add(id.getLong(), id.getLong(), known.position().value());
        }
        ticker.tick();
      }
      all.status();
    }
    return tally;
  }

  private void requireIds(List<Entry> entries) throws RocksDBException {
    List<StoredStatement> statements = entries.stream().map(IndexCheck::statement).toList();
    List<byte[]> found =
        view.getAll(Table.IDS, statements.stream().map(one -> Layout.id(one.id())).toList());
    for (int i = 0; i < found.size(); i++) {
      KnownId known = KnownId.of(found.get(i));
      StoredStatement one = statements.get(i);
      if (known == null || !known.position().equals(one.position())) {
        findings.add(
            Check.INDEX,
            "statement "
                + one.id()
                + " at position "
                + one.position().value()
                + " is not found by its id");
      }
    }
  }

  private void requireStatements(List<Entry> entries) throws RocksDBException {
    List<Entry> present = new ArrayList<>();
    List<byte[]> positions = new ArrayList<>();
    for (Entry entry : entries) {
      KnownId known = KnownId.of(entry.value());
      if (known != null) {
        present.add(entry);
        positions.add(Layout.position(known.position()));
      }
    }
    List<byte[]> found = view.getAll(Table.LOG, positions);
    for (int i = 0; i < found.size(); i++) {
      if (found.get(i) == null) {
        findings.add(
            Check.STATEMENTS,
            "statement " + Layout.id(ByteBuffer.wrap(present.get(i).key())) + " is missing");
      }
    }
  }

  static StoredStatement statement(Entry entry) {
    Position position = Layout.position(entry.key());
    return LogValue.statement(position, entry.value());
  }
}
