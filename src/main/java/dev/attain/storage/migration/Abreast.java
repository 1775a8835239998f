package dev.attain.storage.migration;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Steps that each wait for a disk or a network, some at one time: each may be of many megabytes.
 */
final class Abreast {
  private static final int WIDTH = 8;

  private Abreast() {}

  /** Takes a step with each item; the results in their order. Blocks. */
  static <T, R> List<R> each(List<T> items, Function<T, Future<R>> step) {
    List<R> results = new ArrayList<>();
    for (int from = 0; from < items.size(); from += WIDTH) {
      List<T> some = items.subList(from, Math.min(items.size(), from + WIDTH));
      results.addAll(Future.all(some.stream().map(step).toList()).await().<R>list());
    }
    return results;
  }
}
