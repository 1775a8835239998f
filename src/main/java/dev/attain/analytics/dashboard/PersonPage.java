package dev.attain.analytics.dashboard;

import dev.attain.analytics.grid.Grid;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list of people is asked for.
 *
 * @param after where the page before ended; null for the first
 * @param limit 1 or more
 */
public record PersonPage(@Nullable String after, int limit) {

  /** Some rows of a grid. */
  record Part(List<Integer> rows, @Nullable String next) {}

  /** By their identifiers. */
  Part byId(Grid grid, int[] rows) {
    List<Integer> sorted =
        Arrays.stream(rows)
            .boxed()
            .sorted(Comparator.comparing(row -> grid.member(row).person()))
            .filter(row -> after == null || grid.member(row).person().compareTo(after) > 0)
            .limit(limit + 1L)
            .toList();
    return sorted.size() <= limit
        ? new Part(sorted, null)
        : new Part(sorted.subList(0, limit), grid.member(sorted.get(limit - 1)).person());
  }

  /** A page of anything in an order of its own. */
  record Some<T>(List<T> page, @Nullable String next) {}

  /**
   * By an order of the answer's own: {@code after} is a person in it.
   *
   * @param all in that order
   * @return from the beginning when {@code after} is not in it any more
   */
  <T> Some<T> of(List<T> all, Function<T, String> person) {
    int start = 0;
    for (int i = 0; after != null && i < all.size(); i++) {
      if (person.apply(all.get(i)).equals(after)) {
        start = i + 1;
      }
    }
    int end = Math.min(all.size(), start + limit);
    return new Some<>(
        all.subList(start, end), end < all.size() ? person.apply(all.get(end - 1)) : null);
  }
}
