package dev.attain.storage.embedded;

import dev.attain.statements.AppendOutcome;
import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.statements.PositionQuery;
import dev.attain.statements.StatementPage;
import dev.attain.statements.StatementStore;
import dev.attain.statements.StoredStatement;
import dev.attain.storage.AppendListeners;
import dev.attain.storage.embedded.postings.Intersection;
import dev.attain.storage.embedded.postings.RecentPostings;
import dev.attain.storage.embedded.rocksdb.Committer;
import dev.attain.storage.embedded.rocksdb.Database;
import dev.attain.storage.embedded.rocksdb.Readers;
import dev.attain.storage.embedded.rocksdb.Table;
import dev.attain.storage.embedded.rocksdb.View;
import dev.attain.xapi.StatementId;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/** The log and its inverted index. */
final class EmbeddedStatementStore implements StatementStore {
  private final Database database;
  private final Committer committer;
  private final Readers readers;
  private final Positions positions;
  private final RecentPostings postings;
  private final AppendListeners listeners;

  EmbeddedStatementStore(
      Database database,
      Committer committer,
      Readers readers,
      Positions positions,
      RecentPostings postings,
      AppendListeners listeners) {
    this.database = database;
    this.committer = committer;
    this.readers = readers;
    this.positions = positions;
    this.postings = postings;
    this.listeners = listeners;
  }

  @Override
  public Future<AppendOutcome> append(List<NewStatement> batch) {
    if (batch.isEmpty() || batch.size() > MAX_BATCH) {
      return Future.failedFuture(
          new IllegalArgumentException(
              "a batch of " + batch.size() + " statements is not within 1.." + MAX_BATCH));
    }
    return committer.submit(new AppendStatements(batch, positions, postings));
  }

  @Override
  public Future<Optional<StoredStatement>> find(StatementId id) {
    return readers.submit(() -> Optional.ofNullable(read(id)));
  }

  @Override
  public Future<StatementPage> query(PositionQuery query) {
    return readers.submit(() -> page(query));
  }

  @Override
  public Future<List<StoredStatement>> readForward(Position after, int limit) {
    if (limit < 1 || limit > MAX_BATCH) {
      return Future.failedFuture(
          new IllegalArgumentException("limit " + limit + " is not within 1.." + MAX_BATCH));
    }
    return readers.submit(() -> forward(after, limit));
  }

  @Override
  public Position safeHorizon() {
    return positions.horizon();
  }

  @Override
  public void onAppend(Runnable listener) {
    listeners.add(listener);
  }

  private @Nullable StoredStatement read(StatementId id) throws RocksDBException {
    KnownId known = KnownId.of(database.get(Table.IDS, Layout.id(id)));
    if (known == null) {
      return null;
    }
    // Both were written at once, so that what the id names is in the log.
    byte[] value = database.get(Table.LOG, Layout.position(known.position()));
    return LogValue.statement(known.position(), Objects.requireNonNull(value));
  }

  private StatementPage page(PositionQuery query) throws RocksDBException {
    // Before the rest, which then has everything up to the horizon.
    Position horizon = positions.horizon();
    RecentPostings.State recent = postings.state();
    try (View view = database.view()) {
      List<StoredStatement> found =
          query.terms().isEmpty()
              ? LogScan.find(view, query, query.limit() + 1)
              : meeting(view, recent, query.upTo(horizon), query.limit() + 1);
      boolean hasMore = found.size() > query.limit();
      return new StatementPage(hasMore ? found.subList(0, query.limit()) : found, hasMore, horizon);
    }
  }

  private static List<StoredStatement> meeting(
      View view, RecentPostings.State recent, PositionQuery query, int max)
      throws RocksDBException {
    List<StoredStatement> found = new ArrayList<>();
    try (Intersection intersection = new Intersection(view, recent, query)) {
      List<Long> positions;
      do {
        positions = intersection.next(max - found.size());
        addPresent(view, positions, found);
      } while (!positions.isEmpty() && found.size() < max);
    }
    return found;
  }

  /** What was voided after the state of the memory was taken may still be found by that. */
  private static void addPresent(View view, List<Long> positions, List<StoredStatement> found)
      throws RocksDBException {
    List<byte[]> values = view.getAll(Table.LOG, positions.stream().map(Layout::position).toList());
    for (int i = 0; i < values.size(); i++) {
      if (!LogValue.isVoided(values.get(i))) {
        found.add(LogValue.statement(new Position(positions.get(i)), values.get(i)));
      }
    }
  }

  private List<StoredStatement> forward(Position after, int limit) throws RocksDBException {
    Position horizon = positions.horizon();
    try (View view = database.view()) {
      return LogScan.forward(view, after, horizon, limit);
    }
  }
}
