package dev.attain.statements;

import dev.attain.xapi.StatementId;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * Statements that are kept elsewhere: for what watches or changes some of what is asked of them.
 */
public abstract class ForwardedStatements implements StatementStore {
  protected final StatementStore store;

  protected ForwardedStatements(StatementStore store) {
    this.store = store;
  }

  @Override
  public Future<AppendOutcome> append(List<NewStatement> batch) {
    return store.append(batch);
  }

  @Override
  public Future<Optional<StoredStatement>> find(StatementId id) {
    return store.find(id);
  }

  @Override
  public Future<StatementPage> query(PositionQuery query) {
    return store.query(query);
  }

  @Override
  public Future<List<StoredStatement>> readForward(Position after, int limit) {
    return store.readForward(after, limit);
  }

  @Override
  public Position safeHorizon() {
    return store.safeHorizon();
  }

  @Override
  public void onAppend(Runnable listener) {
    store.onAppend(listener);
  }
}
