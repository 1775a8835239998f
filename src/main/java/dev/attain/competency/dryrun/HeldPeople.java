package dev.attain.competency.dryrun;

import dev.attain.competency.evidence.Evidence;
import dev.attain.people.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The evidence, by both versions, of as many people as there is room for, from some hash on. When
 * there is more, the people of the highest hashes are let go of, for a later pass over the log.
 *
 * <p>Not thread-safe.
 */
final class HeldPeople {
  private final TreeMap<PersonHash, Held> people = new TreeMap<>();
  private final int mostItems;
  private final long from;
  private long until = PersonHash.END;
  private long items;

  /**
   * What is held of one person.
   *
   * @param now by the version that answers
   * @param then by the version that is tried; an item that is the same in both is one object
   */
  record Held(PersonId person, List<Evidence> now, List<Evidence> then) {}

  /**
   * @param mostItems of evidence, unless one person alone has more
   */
  HeldPeople(long from, int mostItems) {
    this.from = from;
    this.mostItems = mostItems;
  }

  /** Everybody's evidence from {@code from} up to this hash, exclusive, is here. */
  long until() {
    return until;
  }

  /** By hash, ascending. */
  Map<PersonHash, Held> people() {
    return people;
  }

  /** Takes what one statement gives one person. */
  void add(PersonId person, List<Evidence> now, List<Evidence> then) {
    PersonHash hash = PersonHash.of(person);
    if (hash.value() < from || hash.value() >= until) {
      return;
    }
    Held held =
        people.computeIfAbsent(
            hash, first -> new Held(person, new ArrayList<>(), new ArrayList<>()));
    held.now().addAll(now);
    items += now.size();
    for (Evidence item : then) {
      Evidence same = now.stream().filter(other -> isSame(item, other)).findFirst().orElse(item);
      held.then().add(same);
      items += same == item ? 1 : 0;
    }
    while (items > mostItems && people.firstKey().value() < people.lastKey().value()) {
      letGo();
    }
  }

  private void letGo() {
    Map.Entry<PersonHash, Held> last = people.pollLastEntry();
    until = last.getKey().value();
    items -= size(last.getValue());
    // People of one hash go together: a pass begins at a hash.
    while (people.lastKey().value() == until) {
      items -= size(people.pollLastEntry().getValue());
    }
  }

  private static long size(Held held) {
    long own =
        held.then().stream().filter(item -> held.now().stream().noneMatch(n -> n == item)).count();
    return held.now().size() + own;
  }

  /** Whether two items of one person say the same, whatever the version they are named by. */
  static boolean isSame(Evidence one, Evidence other) {
    return one.id().equals(other.id())
        && one.competency().equals(other.competency())
        && one.type() == other.type()
        && one.score() == other.score()
        && one.weight() == other.weight()
        && one.occurredAt().equals(other.occurredAt())
        && one.source().equals(other.source())
        && Objects.equals(one.rater(), other.rater())
        && Objects.equals(one.artifact(), other.artifact())
        && Objects.equals(one.level(), other.level())
        && Objects.equals(one.expiresAt(), other.expiresAt())
        && Objects.equals(one.change(), other.change());
  }
}
