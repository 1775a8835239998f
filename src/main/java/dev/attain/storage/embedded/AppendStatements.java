package dev.attain.storage.embedded;

import dev.attain.statements.AppendOutcome;
import dev.attain.statements.BatchDecision;
import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.storage.embedded.postings.RecentPostings;
import dev.attain.storage.embedded.rocksdb.Change;
import dev.attain.storage.embedded.rocksdb.Group;
import dev.attain.storage.embedded.rocksdb.Table;
import java.util.List;
import org.rocksdb.RocksDBException;

/** A batch of statements on its way into the log. */
final class AppendStatements implements Change<AppendOutcome> {
  private final List<NewStatement> batch;
  private final Positions positions;
  private final RecentPostings postings;

  AppendStatements(List<NewStatement> batch, Positions positions, RecentPostings postings) {
    this.batch = List.copyOf(batch);
    this.positions = positions;
    this.postings = postings;
  }

  @Override
  public long bytes() {
    return batch.stream().mapToLong(LogWriter::bytes).sum();
  }

  @Override
  public AppendOutcome decide(Group group) throws RocksDBException {
    group.prefetch(Table.IDS, batch.stream().map(s -> Layout.id(s.id())).toList());
    BatchDecision decision = BatchDecision.of(batch, id -> LoggedStatement.find(id, group));
    if (decision instanceof BatchDecision.Append append) {
      return append(append.fresh(), group);
    }
    return ((BatchDecision.Refuse) decision).outcome();
  }

  private AppendOutcome append(List<NewStatement> fresh, Group group) throws RocksDBException {
    LogWriter writer = new LogWriter(group, postings);
    Position last = positions.horizon();
    for (NewStatement statement : fresh) {
      last = positions.next();
      writer.append(statement, last);
    }
    return new AppendOutcome.Appended(fresh.size(), batch.size() - fresh.size(), last);
  }
}
