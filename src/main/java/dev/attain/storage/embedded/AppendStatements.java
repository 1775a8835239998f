package dev.attain.storage.embedded;

import dev.attain.statements.AppendOutcome;
import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.storage.embedded.rocksdb.Change;
import dev.attain.storage.embedded.rocksdb.Group;
import dev.attain.storage.embedded.rocksdb.Table;
import dev.attain.xapi.StatementId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/** A batch of statements on its way into the log. */
final class AppendStatements implements Change<AppendOutcome> {
  /** About what a statement weighs beside its JSON: ids, terms, keys. */
  private static final int OVERHEAD_BYTES = 1_024;

  private final List<NewStatement> batch;
  private final Positions positions;

  AppendStatements(List<NewStatement> batch, Positions positions) {
    this.batch = List.copyOf(batch);
    this.positions = positions;
  }

  @Override
  public long bytes() {
    return batch.stream().mapToLong(s -> s.json().length + (long) OVERHEAD_BYTES).sum();
  }

  @Override
  public AppendOutcome decide(Group group) throws RocksDBException {
    group.prefetch(Table.IDS, batch.stream().map(s -> Layout.id(s.id())).toList());
    Map<StatementId, NewStatement> fresh = new LinkedHashMap<>();
    Set<StatementId> conflicts = new LinkedHashSet<>();
    Set<StatementId> voidsVoiding = new LinkedHashSet<>();
    for (NewStatement statement : batch) {
      Same same = compare(statement, fresh.get(statement.id()), group);
      if (same == Same.CONFLICT) {
        conflicts.add(statement.id());
      } else if (same == Same.NEW) {
        if (voidsVoiding(statement, fresh, group)) {
          voidsVoiding.add(statement.id());
        }
        fresh.put(statement.id(), statement);
      }
    }
    if (!conflicts.isEmpty()) {
      return new AppendOutcome.Conflict(List.copyOf(conflicts));
    }
    if (!voidsVoiding.isEmpty()) {
      return new AppendOutcome.VoidsVoiding(List.copyOf(voidsVoiding));
    }
    return append(fresh, group);
  }

  /** How a statement relates to what its id names already. */
  private enum Same {
    NEW,
    KNOWN,
    CONFLICT
  }

  private static Same compare(NewStatement statement, @Nullable NewStatement twin, Group group)
      throws RocksDBException {
    if (twin != null) {
      return twin.fingerprint().equals(statement.fingerprint()) ? Same.KNOWN : Same.CONFLICT;
    }
    KnownId known = KnownId.of(group.get(Table.IDS, Layout.id(statement.id())));
    if (known == null) {
      return Same.NEW;
    }
    return known.fingerprint().equals(statement.fingerprint()) ? Same.KNOWN : Same.CONFLICT;
  }

  private static boolean voidsVoiding(
      NewStatement statement, Map<StatementId, NewStatement> fresh, Group group)
      throws RocksDBException {
    StatementId target = statement.target();
    if (!statement.voiding() || target == null) {
      return false;
    }
    NewStatement inBatch = fresh.get(target);
    if (inBatch != null) {
      return inBatch.voiding();
    }
    KnownId known = KnownId.of(group.get(Table.IDS, Layout.id(target)));
    return known != null && known.voiding();
  }

  private AppendOutcome append(Map<StatementId, NewStatement> fresh, Group group)
      throws RocksDBException {
    LogWriter writer = new LogWriter(group);
    Position last = positions.horizon();
    for (NewStatement statement : fresh.values()) {
      last = positions.next();
      writer.append(statement, last);
    }
    return new AppendOutcome.Appended(fresh.size(), batch.size() - fresh.size(), last);
  }
}
