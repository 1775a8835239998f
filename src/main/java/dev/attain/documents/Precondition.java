package dev.attain.documents;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a writer requires of the document that it is about to write (RFC 9110 section 13.1). Decided
 * in the same atomic step as the write.
 */
public sealed interface Precondition {
  Precondition NONE = new Nothing();

  /** {@code If-Match: *}. */
  Precondition PRESENT = new Present();

  /** {@code If-None-Match: *}. */
  Precondition ABSENT = new Absent();

  /**
   * @param current the tag of the document that is there
   */
  boolean holds(Optional<ETag> current);

  /** Both have to hold. */
  default Precondition and(Precondition other) {
    return equals(NONE) ? other : other.equals(NONE) ? this : new Both(this, other);
  }

  /** Any document, or none. */
  record Nothing() implements Precondition {
    @Override
    public boolean holds(Optional<ETag> current) {
      return true;
    }
  }

  /** Some document. */
  record Present() implements Precondition {
    @Override
    public boolean holds(Optional<ETag> current) {
      return current.isPresent();
    }
  }

  /** No document. */
  record Absent() implements Precondition {
    @Override
    public boolean holds(Optional<ETag> current) {
      return current.isEmpty();
    }
  }

  /** A document with one of these tags: {@code If-Match}. */
  record AnyOf(Set<ETag> tags) implements Precondition {
    public AnyOf {
      tags = Set.copyOf(tags);
    }

    @Override
    public boolean holds(Optional<ETag> current) {
      return current.filter(tags::contains).isPresent();
    }
  }

  /** No document, or one with another tag: {@code If-None-Match}. */
  record NoneOf(Set<ETag> tags) implements Precondition {
    public NoneOf {
      tags = Set.copyOf(tags);
    }

    @Override
    public boolean holds(Optional<ETag> current) {
      return current.filter(tags::contains).isEmpty();
    }
  }

  /** Two preconditions at once. */
  record Both(Precondition first, Precondition second) implements Precondition {
    public Both {
      Objects.requireNonNull(first);
      Objects.requireNonNull(second);
    }

    @Override
    public boolean holds(Optional<ETag> current) {
      return first.holds(current) && second.holds(current);
    }
  }
}
