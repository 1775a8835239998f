package dev.attain.statements;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Terms that nobody changes, in their order: a dozen of them are faster sorted than hashed, and are
 * kept in that order.
 */
public final class TermSet extends AbstractSet<Term> {
  private final Term[] sorted;

  private TermSet(Term[] sorted) {
    this.sorted = sorted;
  }

  /** The terms of a collection, each once. */
  public static TermSet of(Collection<Term> terms) {
    if (terms instanceof TermSet set) {
      return set;
    }
    Term[] sorted = terms.toArray(Term[]::new);
    Arrays.sort(sorted);
    int size = 0;
    for (Term term : sorted) {
      if (size == 0 || !sorted[size - 1].equals(term)) {
        sorted[size++] = term;
      }
    }
    return new TermSet(size == sorted.length ? sorted : Arrays.copyOf(sorted, size));
  }

  @Override
  public boolean contains(@Nullable Object other) {
    return other instanceof Term term && Arrays.binarySearch(sorted, term) >= 0;
  }

  @Override
  public Iterator<Term> iterator() {
    return Arrays.asList(sorted).iterator();
  }

  @Override
  public int size() {
    return sorted.length;
  }
}
