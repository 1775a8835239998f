package dev.attain.people;

import dev.attain.xapi.AgentIdentifier;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who is who, at one revision: a value, so that all of a computation can rest on the same answer,
 * and name it.
 *
 * @see PersonMerges
 */
public final class Identities {
  /** Everybody has one identifier. */
  public static final Identities NONE = of(0, Set.of());

  private final long revision;
  private final Map<PersonId, PersonId> known;
  private final Map<PersonId, Set<PersonId>> groups;

  private Identities(long revision, Map<PersonId, PersonId> known) {
    this.revision = revision;
    this.known = Map.copyOf(known);
    Map<PersonId, Set<PersonId>> all = new HashMap<>();
    known.forEach(
        (identifier, person) ->
            all.computeIfAbsent(person, p -> new TreeSet<>(Set.of(p))).add(identifier));
    this.groups = Map.copyOf(all);
  }

  /**
   * What some merges come to, in whatever order they were made.
   *
   * @param merges those that are undone are left out
   */
  public static Identities of(long revision, Collection<Merge> merges) {
    Map<PersonId, PersonId> into = new HashMap<>();
    merges.stream().filter(Merge::stands).forEach(m -> into.put(m.absorbed(), m.kept()));
    Map<PersonId, PersonId> known = new HashMap<>();
    into.keySet().forEach(absorbed -> known.put(absorbed, end(into, absorbed)));
    return new Identities(revision, known);
  }

  /**
   * Who was who before some changes.
   *
   * @param changes the last ones that led here, in their order
   */
  Identities before(List<IdentityChange> changes) {
    Map<PersonId, PersonId> then = new HashMap<>(known);
    for (int i = changes.size() - 1; i >= 0; i--) {
      IdentityChange change = changes.get(i);
      for (PersonId moved : change.moved()) {
        if (moved.equals(change.from())) {
          then.remove(moved);
        } else {
          then.put(moved, change.from());
        }
      }
    }
    return new Identities(revision - changes.size(), then);
  }

  private static PersonId end(Map<PersonId, PersonId> into, PersonId start) {
    Set<PersonId> passed = new HashSet<>();
    PersonId at = start;
    @Nullable PersonId next = into.get(at);
    while (next != null) {
      if (!passed.add(at)) {
        throw new IllegalStateException("merges run in a circle at " + at);
      }
      at = next;
      next = into.get(at);
    }
    return at;
  }

  /** How many times anybody was merged or un-merged before; figures name it. */
  public long revision() {
    return revision;
  }

  /** The person that an identifier is known by; itself when nobody merged it. */
  public PersonId resolve(PersonId identifier) {
    return known.getOrDefault(identifier, identifier);
  }

  public PersonId resolve(AgentIdentifier identifier) {
    return resolve(PersonId.of(identifier));
  }

  /** Who is known by another identifier than their own, and by which. */
  public Map<PersonId, PersonId> merged() {
    return known;
  }

  /** All identifiers of the person that an identifier belongs to, in order. */
  public Set<PersonId> identifiersOf(PersonId identifier) {
    PersonId person = resolve(identifier);
    return new TreeSet<>(groups.getOrDefault(person, Set.of(person)));
  }
}
