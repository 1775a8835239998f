package dev.attain.http;

import dev.attain.statements.AppendOutcome;
import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.statements.PositionQuery;
import dev.attain.statements.StatementPage;
import dev.attain.statements.StatementStore;
import dev.attain.statements.StoredStatement;
import dev.attain.xapi.StatementId;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** A store that knows its horizon, and fails in everything else. */
record FailingStatementStore(StatementStore healthy) implements StatementStore {

  @Override
  public Future<AppendOutcome> append(List<NewStatement> batch) {
    return Future.failedFuture("out of order");
  }

  @Override
  public Future<Optional<StoredStatement>> find(StatementId id) {
    return Future.failedFuture("out of order");
  }

  @Override
  public Future<StatementPage> query(PositionQuery query) {
    return Future.failedFuture("out of order");
  }

  @Override
  public Future<List<StoredStatement>> readForward(Position after, int limit) {
    return Future.failedFuture("out of order");
  }

  @Override
  public Position safeHorizon() {
    return healthy.safeHorizon();
  }

  @Override
  public void onAppend(Runnable listener) {
    healthy.onAppend(listener);
  }
}
