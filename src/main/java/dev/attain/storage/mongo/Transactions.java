package dev.attain.storage.mongo;

import com.mongodb.MongoException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.TransactionOptions;
import com.mongodb.WriteConcern;
import com.mongodb.reactivestreams.client.ClientSession;
import com.mongodb.reactivestreams.client.MongoClient;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * All-or-nothing steps over several documents: transactions with snapshot reads, whose commit is
 * acknowledged by a majority with its journal. A transaction that lost against another one is
 * repeated from its beginning, a commit whose result is unknown is sent again, both with growing
 * pauses until the deadline.
 */
final class Transactions {
  private static final int FIRST_PAUSE_MILLIS = 4;
  private static final int MAX_PAUSE_MILLIS = 500;
  private static final TransactionOptions OPTIONS =
      TransactionOptions.builder()
          .readConcern(ReadConcern.SNAPSHOT)
          .writeConcern(WriteConcern.MAJORITY.withJournal(true))
          .readPreference(ReadPreference.primary())
          .build();

  private final MongoClient client;
  private final Topology topology;
  private final CausalSessions sessions;
  private final Publishers publishers;
  private final ScheduledExecutorService threads;
  private final Duration deadline;
  private final AbandonedSessions abandoned;

  Transactions(
      MongoClient client,
      Topology topology,
      CausalSessions sessions,
      Publishers publishers,
      ScheduledExecutorService threads,
      Duration deadline) {
    this.client = client;
    this.topology = topology;
    this.sessions = sessions;
    this.publishers = publishers;
    this.threads = threads;
    this.deadline = deadline;
    abandoned = new AbandonedSessions(client, publishers, threads);
  }

  /**
   * Runs a body as one transaction; without one on a standalone server.
   *
   * @param body may run several times, so it may change nothing but the database, and must read in
   *     its session what it decides by; one operation at a time
   */
  <T> Future<T> run(Function<Session, Future<T>> body) {
    if (!topology.hasTransactions()) {
      return body.apply(Session.NONE);
    }
    Caller<T> caller = new Caller<>(threads);
    endInTime(caller);
    attempt(new Run<>(body, caller, System.nanoTime() + deadline.toNanos()), 0);
    return caller.future();
  }

  /** Each operation has the deadline for itself, and the transaction has no more for all. */
  private void endInTime(Caller<?> caller) {
    try {
      ScheduledFuture<?> end =
          threads.schedule(
              () ->
                  caller.fail(
                      new UnavailableException(
                          "no end of a transaction in " + deadline.toMillis() + " ms")),
              deadline.toMillis(),
              TimeUnit.MILLISECONDS);
      caller.future().onComplete(ended -> end.cancel(false));
    } catch (RejectedExecutionException e) {
      caller.fail(new UnavailableException("the engine is closing"));
    }
  }

  private <T> void attempt(Run<T> run, int number) {
    publishers
        .one(client.startSession())
        .compose(session -> inTransaction(session, run))
        .onSuccess(run.caller::succeed)
        .onFailure(
            failure -> {
              if (!Failures.isWorthRepeating(failure)
                  || !later(run, number, () -> again(run, number))) {
                run.caller.fail(failure);
              }
            });
  }

  private <T> void again(Run<T> run, int number) {
    attempt(run, number + 1);
  }

  private <T> Future<T> inTransaction(ClientSession session, Run<T> run) {
    sessions.advance(session);
    session.startTransaction(OPTIONS);
    return applied(run, session)
        .compose(
            value -> commit(session, run, 0).map(value),
            failure ->
                mayBeOpen(failure)
                    ? Future.<T>failedFuture(failure)
                    : publishers
                        .done(session.abortTransaction())
                        .transform(aborted -> Future.<T>failedFuture(failure)))
        .onComplete(
            ended -> {
              sessions.observe(session);
              if (ended.failed() && mayBeOpen(ended.cause())) {
                abandoned.add(session);
              } else {
                session.close();
              }
            });
  }

  /** Whether a transaction with this failure may go on holding its locks on the server. */
  private static boolean mayBeOpen(Throwable failure) {
    return Failures.isAway(failure) || isUnknown(failure);
  }

  private static <T> Future<T> applied(Run<T> run, ClientSession session) {
    try {
      return run.body.apply(new Session(session));
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  private Future<Void> commit(ClientSession session, Run<?> run, int number) {
    return publishers
        .done(session.commitTransaction())
        .recover(
            failure -> {
              if (!isUnknown(failure)) {
                return Future.failedFuture(failure);
              }
              Caller<Void> caller = new Caller<>(threads);
              Supplier<Future<Void>> next = () -> commit(session, run, number + 1);
              boolean waits =
                  later(
                      run,
                      number,
                      () -> next.get().onSuccess(caller::succeed).onFailure(caller::fail));
              return waits ? caller.future() : Future.failedFuture(failure);
            });
  }

  private static boolean isUnknown(Throwable failure) {
    return failure instanceof MongoException e
        && e.hasErrorLabel(MongoException.UNKNOWN_TRANSACTION_COMMIT_RESULT_LABEL);
  }

  /** Whether the task will run after a pause; it won't when the deadline comes first. */
  private boolean later(Run<?> run, int number, Runnable task) {
    int ceiling = Math.min(MAX_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(number, 10));
    long pause = ThreadLocalRandom.current().nextLong(1, ceiling + 1L);
    if (System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pause) - run.until > 0) {
      return false;
    }
    try {
      threads.schedule(task, pause, TimeUnit.MILLISECONDS);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  /**
   * A body on its way.
   *
   * @param until by {@link System#nanoTime()}
   */
  private record Run<T>(Function<Session, Future<T>> body, Caller<T> caller, long until) {}
}
