package dev.attain.people;

import java.util.List;
import java.util.Objects;

/**
 * That a merge or its undoing made another revision of who is who.
 *
 * @param revision the revision that it made; each revision from 1 has one change
 * @param merge the number of the merge that was made or undone
 * @param moved the identifiers that are known by another person since, in order
 * @param from whom they were known by before
 * @param to whom they are known by now
 */
public record IdentityChange(
    long revision, long merge, List<PersonId> moved, PersonId from, PersonId to) {
  public IdentityChange {
    moved = List.copyOf(moved);
    Objects.requireNonNull(from);
    Objects.requireNonNull(to);
  }

  static IdentityChange merged(Merge merge, Identities before) {
    return new IdentityChange(
        merge.number(),
        merge.number(),
        List.copyOf(before.identifiersOf(merge.absorbed())),
        before.resolve(merge.absorbed()),
        before.resolve(merge.kept()));
  }

  static IdentityChange undone(Merge merge, Identities before, Identities after) {
    return new IdentityChange(
        after.revision(),
        merge.number(),
        List.copyOf(after.identifiersOf(merge.absorbed())),
        before.resolve(merge.absorbed()),
        after.resolve(merge.absorbed()));
  }

  /** The people whose figures are to be computed anew. */
  public List<PersonId> affected() {
    return List.of(from, to);
  }
}
