package dev.attain.competency.projection.replay;

import dev.attain.competency.projection.shares.Shares;
import dev.attain.people.Identities;
import dev.attain.people.IdentityChange;
import dev.attain.people.PersonId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The people of some shares whose evidence changes of who is who have moved.
 *
 * @param who who is who after the changes
 * @param identifiers of each of these people, all identifiers that their evidence came under
 *     before, or comes under now
 */
public record AffectedPeople(Identities who, Map<PersonId, Set<PersonId>> identifiers) {
  public AffectedPeople {
    Objects.requireNonNull(who);
    identifiers = new LinkedHashMap<>(identifiers);
  }

  /**
   * @param changes in their order; the last one led to {@code after}
   */
  public static AffectedPeople of(List<IdentityChange> changes, Identities after, Shares shares) {
    Map<PersonId, Set<PersonId>> identifiers = new LinkedHashMap<>();
    for (IdentityChange change : changes) {
      for (PersonId person : change.affected()) {
        if (shares.contains(person)) {
          identifiers
              .computeIfAbsent(person, first -> now(person, after))
              // Those that have moved away are not among the present ones.
              .addAll(change.moved());
        }
      }
    }
    return new AffectedPeople(after, identifiers);
  }

  /** An identifier that is another person's by now has none of its own. */
  private static Set<PersonId> now(PersonId person, Identities after) {
    return after.resolve(person).equals(person)
        ? new TreeSet<>(after.identifiersOf(person))
        : new TreeSet<>(Set.of(person));
  }

  /** The identifiers of all of them. */
  public Set<PersonId> all() {
    return identifiers.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
  }
}
