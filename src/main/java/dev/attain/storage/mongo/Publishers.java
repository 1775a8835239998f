package dev.attain.storage.mongo;

import com.mongodb.reactivestreams.client.FindPublisher;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * From the driver's publishers to futures. Every operation has the same deadline; beyond a number
 * of operations under way more are refused.
 */
final class Publishers {
  private final ScheduledExecutorService threads;
  private final Duration deadline;
  private final int maxInFlight;
  private final AtomicInteger inFlight = new AtomicInteger();

  Publishers(ScheduledExecutorService threads, Duration deadline, int maxInFlight) {
    this.threads = threads;
    this.deadline = deadline;
    this.maxInFlight = maxInFlight;
  }

  /** The same query, which the server gives up when nobody waits for it any more. */
  <T> FindPublisher<T> bounded(FindPublisher<T> query) {
    return query.maxTime(deadline.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What a publisher of at most one item gives. */
  <T> Future<Optional<T>> first(Publisher<T> publisher) {
    List<T> items = new ArrayList<>(1);
    return subscribe(publisher, 1, items::add, () -> items.stream().findFirst());
  }

  /** What a publisher of exactly one item gives. */
  <T> Future<T> one(Publisher<T> publisher) {
    return first(publisher).map(Optional::orElseThrow);
  }

  /**
   * The items in order, at most so many of them.
   *
   * @param limit at least 1
   */
  <T> Future<List<T>> list(Publisher<T> publisher, int limit) {
    List<T> items = new ArrayList<>();
    return subscribe(publisher, limit, items::add, () -> items);
  }

  /** Completes when the publisher has; its items are shown one after the other and not kept. */
  <T> Future<Void> each(Publisher<T> publisher, Consumer<? super T> reader) {
    return subscribe(publisher, Long.MAX_VALUE, reader, () -> null);
  }

  /** Completes when the publisher has. */
  Future<Void> done(Publisher<?> publisher) {
    return each(publisher, item -> {});
  }

  /** An operation of the Vert.x client: counted, under the deadline, completing for the caller. */
  <T extends @Nullable Object> Future<T> within(Supplier<Future<T>> operation) {
    if (inFlight.incrementAndGet() > maxInFlight) {
      inFlight.decrementAndGet();
      return Future.failedFuture(tooMany());
    }
    Caller<T> caller = new Caller<>(threads);
    try {
      ScheduledFuture<?> late = afterDeadline(() -> caller.fail(tooLate()));
      operation
          .get()
          .onComplete(
              result -> {
                inFlight.decrementAndGet();
                late.cancel(false);
                if (result.succeeded()) {
                  caller.succeed(result.result());
                } else {
                  caller.fail(result.cause());
                }
              });
    } catch (RuntimeException e) {
      inFlight.decrementAndGet();
      caller.fail(e);
    }
    return caller.future();
  }

  private <T, R extends @Nullable Object> Future<R> subscribe(
      Publisher<T> publisher, long demand, Consumer<? super T> reader, Supplier<R> result) {
    if (inFlight.incrementAndGet() > maxInFlight) {
      inFlight.decrementAndGet();
      return Future.failedFuture(tooMany());
    }
    Subscribed<T, R> subscribed = new Subscribed<>(demand, reader, result);
    try {
      subscribed.begin();
      publisher.subscribe(subscribed);
    } catch (RuntimeException e) {
      subscribed.end(() -> subscribed.caller.fail(e));
    }
    return subscribed.caller.future();
  }

  private ScheduledFuture<?> afterDeadline(Runnable task) {
    try {
      return threads.schedule(task, deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      throw new UnavailableException("the engine is closing");
    }
  }

  private UnavailableException tooMany() {
    return new UnavailableException(maxInFlight + " operations are under way already");
  }

  private UnavailableException tooLate() {
    return new UnavailableException("no answer from MongoDB in " + deadline.toMillis() + " ms");
  }

  /** One operation under way. Its end is reported once, whoever is first to bring it. */
  private final class Subscribed<T, R extends @Nullable Object> implements Subscriber<T> {
    private final Caller<R> caller = new Caller<>(threads);
    private final Consumer<? super T> reader;
    private final Supplier<R> result;
    private long wanted;
    private @Nullable Subscription subscription;
    private @Nullable ScheduledFuture<?> late;
    private boolean ended;

    Subscribed(long wanted, Consumer<? super T> reader, Supplier<R> result) {
      this.wanted = wanted;
      this.reader = reader;
      this.result = result;
    }

    private synchronized void begin() {
      late = afterDeadline(this::expire);
    }

    @Override
    public void onSubscribe(Subscription given) {
      synchronized (this) {
        if (ended) {
          given.cancel();
          return;
        }
        subscription = given;
      }
      given.request(wanted);
    }

    @Override
    public void onNext(T item) {
      synchronized (this) {
        if (ended) {
          return;
        }
      }
      try {
        reader.accept(item);
      } catch (RuntimeException e) {
        cancel();
        end(() -> caller.fail(e));
        return;
      }
      if (--wanted == 0) {
        cancel();
        end(() -> caller.succeed(result.get()));
      }
    }

    @Override
    public void onError(Throwable failure) {
      end(() -> caller.fail(failure));
    }

    @Override
    public void onComplete() {
      end(() -> caller.succeed(result.get()));
    }

    private void expire() {
      end(() -> caller.fail(tooLate()));
      cancel();
    }

    private synchronized void cancel() {
      if (subscription != null) {
        subscription.cancel();
      }
    }

    private void end(Runnable report) {
      synchronized (this) {
        if (ended) {
          return;
        }
        ended = true;
        if (late != null) {
          late.cancel(false);
        }
      }
      inFlight.decrementAndGet();
      report.run();
    }
  }
}
