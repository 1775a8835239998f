package dev.attain.competency.evidence;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static java.util.Comparator.nullsLast;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds what is filed under the spans that a number is in, in time that grows with what is found
 * and the logarithm of what is not: a centered interval tree. (Edelsbrunner, 1980: Dynamic data
 * structures for orthogonal intersection queries.) Each node keeps the spans that hold its centre,
 * in the order of either end, and those wholly on one side of it in a subtree.
 *
 * @param <T> what is filed
 */
final class SpanTree<T> {
  private final @Nullable BigDecimal centre;
  private final List<Map.Entry<NumberSpan, T>> byLeast;
  private final List<Map.Entry<NumberSpan, T>> byEnd;
  private final @Nullable SpanTree<T> before;
  private final @Nullable SpanTree<T> after;

  private SpanTree(List<Map.Entry<NumberSpan, T>> spans) {
    List<BigDecimal> starts =
        spans.stream().map(e -> e.getKey().least()).filter(Objects::nonNull).sorted().toList();
    // A span holds its own start, so that no node is without one. Spans without a start need none.
    centre = starts.isEmpty() ? null : starts.get(starts.size() / 2);
    List<Map.Entry<NumberSpan, T>> here = new ArrayList<>();
    List<Map.Entry<NumberSpan, T>> below = new ArrayList<>();
    List<Map.Entry<NumberSpan, T>> above = new ArrayList<>();
    for (Map.Entry<NumberSpan, T> entry : spans) {
      NumberSpan span = entry.getKey();
      if (centre == null || span.contains(centre)) {
        here.add(entry);
      } else {
        (span.startsBy(centre) ? below : above).add(entry);
      }
    }
    byLeast = sorted(here, comparing(e -> e.getKey().least(), nullsFirst(naturalOrder())));
    Comparator<Map.Entry<NumberSpan, T>> end =
        comparing(e -> e.getKey().end(), nullsLast(naturalOrder()));
    byEnd = sorted(here, end.thenComparing(e -> e.getKey().closed()).reversed());
    before = below.isEmpty() ? null : new SpanTree<>(below);
    after = above.isEmpty() ? null : new SpanTree<>(above);
  }

  static <T> SpanTree<T> of(Map<NumberSpan, T> filed) {
    return new SpanTree<>(
        filed.entrySet().stream().filter(entry -> !entry.getKey().isEmpty()).toList());
  }

  private static <E> List<E> sorted(List<E> entries, Comparator<E> order) {
    return entries.stream().sorted(order).toList();
  }

  void at(BigDecimal number, Consumer<T> found) {
    if (centre != null && number.compareTo(centre) < 0) {
      for (Map.Entry<NumberSpan, T> entry : byLeast) {
        if (!entry.getKey().startsBy(number)) {
          break;
        }
        found.accept(entry.getValue());
      }
    } else {
      for (Map.Entry<NumberSpan, T> entry : byEnd) {
        if (!entry.getKey().reaches(number)) {
          break;
        }
        found.accept(entry.getValue());
      }
    }
    SpanTree<T> side = centre != null && number.compareTo(centre) < 0 ? before : after;
    if (side != null) {
      side.at(number, found);
    }
  }
}
