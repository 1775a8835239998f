package dev.attain.telemetry;

import dev.attain.statements.AppendOutcome;
import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.statements.PositionQuery;
import dev.attain.statements.StatementPage;
import dev.attain.statements.StatementStore;
import dev.attain.statements.StoredStatement;
import dev.attain.xapi.StatementId;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A statement store that also tells how long each operation takes, and whether it fails. */
public final class TimedStatementStore implements StatementStore {
  private final StatementStore store;
  private final Telemetry telemetry;

  public TimedStatementStore(StatementStore store, Telemetry telemetry) {
    this.store = Objects.requireNonNull(store);
    this.telemetry = Objects.requireNonNull(telemetry);
  }

  @Override
  public Future<AppendOutcome> append(List<NewStatement> batch) {
    long begin = System.nanoTime();
    return timed("append", begin, store.append(batch));
  }

  @Override
  public Future<Optional<StoredStatement>> find(StatementId id) {
    long begin = System.nanoTime();
    return timed("find", begin, store.find(id));
  }

  @Override
  public Future<StatementPage> query(PositionQuery query) {
    long begin = System.nanoTime();
    return timed("query", begin, store.query(query));
  }

  @Override
  public Future<List<StoredStatement>> readForward(Position after, int limit) {
    long begin = System.nanoTime();
    return timed("read-forward", begin, store.readForward(after, limit));
  }

  @Override
  public Position safeHorizon() {
    return store.safeHorizon();
  }

  @Override
  public void onAppend(Runnable listener) {
    store.onAppend(listener);
  }

  private <T> Future<T> timed(String operation, long begin, Future<T> result) {
    return result.onComplete(
        done ->
            telemetry.store(
                operation, done.succeeded(), Duration.ofNanos(System.nanoTime() - begin)));
  }
}
