package dev.attain.statements;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Terms that were made before, so that verbs, activities and agents that recur are not hashed each
 * time: a table of fixed size, in which a term takes the place of the one that was there. Nothing
 * is written when a term is found, which made a cache that counts its uses cost more than the
 * hashing that it saved. For any thread.
 */
final class KnownTerms {
  private static final int PLACES = 1 << 16;

  /** Longer texts are hashed each time, which bounds what the table holds to some 40 MB. */
  private static final int LONGEST = 256;

  private record Known(Term.Kind kind, String value, Term term) {
    boolean is(Term.Kind otherKind, String otherValue) {
      return kind == otherKind && value.equals(otherValue);
    }
  }

  private final AtomicReferenceArray<@Nullable Known> table = new AtomicReferenceArray<>(PLACES);

  Term of(Term.Kind kind, String value) {
    int place = place(kind, value);
    Known known = table.get(place);
    if (known != null && known.is(kind, value)) {
      return known.term;
    }
    Term term = Term.of(kind, value);
    if (value.length() <= LONGEST) {
      table.set(place, new Known(kind, value, term));
    }
    return term;
  }

  /** The hash of a text that ends in a number is nearly one too: the upper bits are mixed in. */
  private static int place(Term.Kind kind, String value) {
    int hash = (value.hashCode() + kind.ordinal()) * 0x9E3779B9;
    return hash >>> Integer.SIZE - Integer.numberOfTrailingZeros(PLACES);
  }
}
