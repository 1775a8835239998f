package dev.attain.people;

import dev.attain.audit.Author;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's word that two identifiers are of one person.
 *
 * @param number names it, and is the revision of all identities that it made
 * @param kept the identifier that the person goes on to be known by
 * @param absorbed the identifier that becomes one more of that person's
 * @param reason how it is known
 * @param undone null while it stands
 */
public record Merge(
    long number,
    PersonId kept,
    PersonId absorbed,
    Author by,
    Instant at,
    String reason,
    @Nullable Undoing undone) {

  /** Somebody's word that it was a mistake. */
  public record Undoing(Author by, Instant at, String reason) {
    public Undoing {
      Objects.requireNonNull(by);
      Objects.requireNonNull(at);
      Objects.requireNonNull(reason);
    }
  }

  public Merge {
    Objects.requireNonNull(kept);
    Objects.requireNonNull(absorbed);
    Objects.requireNonNull(by);
    Objects.requireNonNull(at);
    Objects.requireNonNull(reason);
  }

  public boolean stands() {
    return undone == null;
  }

  Merge undoneBy(Undoing undoing) {
    return new Merge(number, kept, absorbed, by, at, reason, undoing);
  }
}
