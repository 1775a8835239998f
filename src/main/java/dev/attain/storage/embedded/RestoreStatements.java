package dev.attain.storage.embedded;

import dev.attain.statements.Position;
import dev.attain.storage.KeptStatement;
import dev.attain.storage.embedded.postings.RecentPostings;
import dev.attain.storage.embedded.rocksdb.Change;
import dev.attain.storage.embedded.rocksdb.Group;
import dev.attain.storage.embedded.rocksdb.Table;
import java.util.List;
import org.rocksdb.RocksDBException;

/** Statements on their way into the log, at the positions that they had. */
record RestoreStatements(
    List<KeptStatement> statements, Positions positions, RecentPostings postings)
    implements Change<Integer> {
  RestoreStatements {
    statements = List.copyOf(statements);
  }

  @Override
  public long bytes() {
    return statements.stream().mapToLong(kept -> LogWriter.bytes(kept.statement())).sum();
  }

  /** How many of them were not there. */
  @Override
  public Integer decide(Group group) throws RocksDBException {
    group.prefetch(
        Table.IDS, statements.stream().map(kept -> Layout.id(kept.statement().id())).toList());
    LogWriter writer = new LogWriter(group, postings);
    int restored = 0;
    for (KeptStatement kept : statements) {
      if (!isThere(kept, group)) {
        writer.append(kept.statement(), kept.position());
        positions.raise(kept.position());
        restored++;
      }
    }
    return restored;
  }

  private static boolean isThere(KeptStatement kept, Group group) throws RocksDBException {
    Position position = kept.position();
    KnownId known = KnownId.of(group.get(Table.IDS, Layout.id(kept.statement().id())));
    boolean taken = group.get(Table.LOG, Layout.position(position)) != null;
    boolean same = known != null && known.position().equals(position);
    if (same != taken || known != null && !same) {
      throw new IllegalStateException(
          "the statement " + kept.statement().id() + " or its position is taken by another");
    }
    return same;
  }
}
