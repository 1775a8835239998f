package dev.attain.feed;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/**
 * Works that are done one after the other, each piece by piece. Whoever asks for the pieces in a
 * loop holds no chain of futures, however many there are.
 */
public final class InTurn {
  private final Deque<Supplier<Future<Boolean>>> works;

  /**
   * @param works each does its next piece and answers whether there is more of it
   */
  public InTurn(List<Supplier<Future<Boolean>>> works) {
    this.works = new ArrayDeque<>(works);
  }

  /**
   * Does the next piece.
   *
   * @return whether there is more to do
   */
  public Future<Boolean> step() {
    Supplier<Future<Boolean>> work = works.peek();
    return work == null
        ? Future.succeededFuture(false)
        : work.get()
            .map(
                more -> {
                  if (!more) {
                    works.remove();
                  }
                  return !works.isEmpty();
                });
  }
}
