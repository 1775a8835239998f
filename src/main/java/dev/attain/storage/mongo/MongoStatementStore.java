package dev.attain.storage.mongo;

import com.mongodb.reactivestreams.client.FindPublisher;
import com.mongodb.reactivestreams.client.MongoCollection;
import dev.attain.statements.AppendOutcome;
import dev.attain.statements.NewStatement;
import dev.attain.statements.Position;
import dev.attain.statements.PositionQuery;
import dev.attain.statements.StatementPage;
import dev.attain.statements.StatementStore;
import dev.attain.statements.StoredStatement;
import dev.attain.storage.AppendListeners;
import dev.attain.storage.mongo.lane.Horizon;
import dev.attain.storage.mongo.log.Appender;
import dev.attain.xapi.StatementId;
import io.vertx.core.Future;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.BsonDocument;

/**
 * The log in MongoDB, shared with other nodes. What is committed is found at once, by every node;
 * the feed reads up to the safe horizon, which follows within some hundred milliseconds. A read
 * that found something above the horizon waits until the horizon has passed it, for a second at
 * most: after that, what it answers tells of a horizon before what it shows.
 */
final class MongoStatementStore implements StatementStore {
  private final MongoConnection connection;
  private final MongoCollection<BsonDocument> statements;
  private final TermCounts counts;
  private final Appender appender;
  private final Horizon horizon;
  private final Pulse pulse;
  private final AppendListeners listeners;

  MongoStatementStore(
      MongoConnection connection,
      Appender appender,
      Horizon horizon,
      Pulse pulse,
      AppendListeners listeners) {
    this.connection = connection;
    this.statements = MongoLog.statements(connection);
    this.counts = new TermCounts(connection);
    this.appender = appender;
    this.horizon = horizon;
    this.pulse = pulse;
    this.listeners = listeners;
  }

  @Override
  public Future<AppendOutcome> append(List<NewStatement> batch) {
    if (batch.isEmpty() || batch.size() > MAX_BATCH) {
      return Future.failedFuture(
          new IllegalArgumentException(
              "a batch of " + batch.size() + " statements is not within 1.." + MAX_BATCH));
    }
    List<StatementId> tooLarge =
        batch.stream()
            .filter(statement -> !StatementDocument.fits(statement))
            .map(NewStatement::id)
            .toList();
    if (!tooLarge.isEmpty()) {
      return Future.succeededFuture(
          new AppendOutcome.TooLarge(tooLarge, StatementDocument.MAX_BYTES));
    }
    Caller<AppendOutcome> caller = new Caller<>(connection.threads());
    appender.append(batch).onSuccess(caller::succeed).onFailure(caller::fail);
    return caller.future();
  }

  @Override
  public Future<Optional<StoredStatement>> find(StatementId id) {
    return read(finds -> connection.publishers().first(finds.byId(id).limit(1)))
        .map(found -> found.map(StatementDocument::stored))
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(found)
                    : passed(found.get().position()).map(found));
  }

  /**
   * What was found above the horizon is looked for again when the horizon has passed it, and only
   * up to there: others may have committed in between what is missing in the first answer.
   */
  @Override
  public Future<StatementPage> query(PositionQuery query) {
    return ask(query)
        .compose(
            first -> {
              Position last = last(first);
              return last.compareTo(first.horizon()) <= 0
                  ? Future.succeededFuture(first)
                  : passed(last)
                      .compose(
                          passed ->
                              passed
                                  ? askUpToHorizon(query, first)
                                  : Future.succeededFuture(first));
            });
  }

  private static Position last(StatementPage page) {
    return page.statements().stream()
        .map(StoredStatement::position)
        .max(Comparator.naturalOrder())
        .orElse(Position.START);
  }

  private Future<StatementPage> askUpToHorizon(PositionQuery query, StatementPage first) {
    Position safe = horizon.position();
    Position upTo = safe.compareTo(query.upTo()) < 0 ? safe : query.upTo();
    PositionQuery safely =
        new PositionQuery(query.terms(), query.after(), upTo, query.ascending(), query.limit());
    return ask(safely)
        .map(
            page ->
                new StatementPage(
                    page.statements(), page.hasMore() || first.hasMore(), page.horizon()));
  }

  /** Completes for the caller when the horizon has passed a position; false when it took long. */
  private Future<Boolean> passed(Position position) {
    Caller<Boolean> caller = new Caller<>(connection.threads());
    pulse.passed(position).onSuccess(caller::succeed).onFailure(caller::fail);
    return caller.future();
  }

  private Future<StatementPage> ask(PositionQuery query) {
    // Before the read, which then shows everything up to the horizon.
    Position safe = horizon.position();
    if (query.after().compareTo(query.upTo()) >= 0) {
      return Future.succeededFuture(new StatementPage(List.of(), false, safe));
    }
    int limit = query.limit() + 1;
    Future<List<StoredStatement>> found =
        query.terms().isEmpty()
            ? list(finds -> finds.all(query, limit), limit)
            : counts
                .rarest(query.terms())
                .compose(rarest -> list(finds -> finds.byTerms(query, rarest, limit), limit));
    return found.map(statements -> page(statements, query.limit(), safe));
  }

  private static StatementPage page(List<StoredStatement> found, int limit, Position horizon) {
    boolean hasMore = found.size() > limit;
    return new StatementPage(hasMore ? found.subList(0, limit) : found, hasMore, horizon);
  }

  @Override
  public Future<List<StoredStatement>> readForward(Position after, int limit) {
    if (limit < 1 || limit > MAX_BATCH) {
      return Future.failedFuture(
          new IllegalArgumentException("limit " + limit + " is not within 1.." + MAX_BATCH));
    }
    Position safe = horizon.position();
    return list(finds -> finds.forward(after, safe, limit), limit);
  }

  @Override
  public Position safeHorizon() {
    return horizon.position();
  }

  @Override
  public void onAppend(Runnable listener) {
    listeners.add(listener);
  }

  private Future<List<StoredStatement>> list(
      Function<StatementFinds, FindPublisher<BsonDocument>> shape, int limit) {
    return read(finds -> connection.publishers().list(shape.apply(finds).batchSize(limit), limit))
        .map(found -> found.stream().map(StatementDocument::stored).toList());
  }

  /** Sees what this node has seen, above all what was committed when it learned the horizon. */
  private <T> Future<T> read(Function<StatementFinds, Future<T>> body) {
    long maxMillis = connection.settings().deadline().toMillis();
    return connection
        .sessions()
        .run(session -> body.apply(new StatementFinds(session.in(statements), maxMillis)));
  }
}
