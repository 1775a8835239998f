package dev.attain.analytics.cohort;

import io.vertx.core.Future;
import java.util.Objects;
import java.util.function.Function;

/** What became of a question about a cohort. */
public sealed interface CohortAnswer<T> {

  /** The figures. */
  record Answered<T>(T figures) implements CohortAnswer<T> {
    public Answered {
      Objects.requireNonNull(figures);
    }

    @Override
    public <R> CohortAnswer<R> then(Function<T, CohortAnswer<R>> next) {
      return next.apply(figures);
    }

    @Override
    public <R> Future<CohortAnswer<R>> thenRead(Function<T, Future<R>> next) {
      return next.apply(figures).map(Answered::new);
    }
  }

  /**
   * The question speaks of something that is not there; {@code detail} says what, and what to do.
   */
  record Unknown<T>(String detail) implements CohortAnswer<T> {
    public Unknown {
      Objects.requireNonNull(detail);
    }

    @Override
    public <R> CohortAnswer<R> then(Function<T, CohortAnswer<R>> next) {
      return new Unknown<>(detail);
    }

    @Override
    public <R> Future<CohortAnswer<R>> thenRead(Function<T, Future<R>> next) {
      return Future.succeededFuture(new Unknown<>(detail));
    }
  }

  /** Goes on with the figures, if there are any. */
  <R> CohortAnswer<R> then(Function<T, CohortAnswer<R>> next);

  /** Goes on with the figures by reading more, if there are any. */
  <R> Future<CohortAnswer<R>> thenRead(Function<T, Future<R>> next);
}
