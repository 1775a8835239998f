package dev.attain.storage.embedded;

import dev.attain.statements.BatchDecision;
import dev.attain.statements.Fingerprint;
import dev.attain.storage.embedded.rocksdb.Group;
import dev.attain.storage.embedded.rocksdb.Table;
import dev.attain.xapi.StatementId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/** A statement that is in the log or comes into it by the same group. */
record LoggedStatement(KnownId id, Group group) implements BatchDecision.Known<RocksDBException> {

  /** Null when there is no statement of this id (yet). */
  static @Nullable LoggedStatement find(StatementId id, Group group) throws RocksDBException {
    KnownId known = KnownId.of(group.get(Table.IDS, Layout.id(id)));
    return known == null ? null : new LoggedStatement(known, group);
  }

  @Override
  public Fingerprint fingerprint() throws RocksDBException {
    if (id.fingerprint() != null) {
      return id.fingerprint();
    }
    byte[] value =
        Objects.requireNonNull(
            group.get(Table.LOG, Layout.position(id.position())), "an id without its statement");
    return Fingerprint.of(LogValue.statement(id.position(), value).json(), id.timestampAdded());
  }

  @Override
  public boolean voiding() {
    return id.voiding();
  }
}
