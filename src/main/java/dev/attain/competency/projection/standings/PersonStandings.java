package dev.attain.competency.projection.standings;

import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.projection.standings.Packing.Unpacking;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where one person stands in all competencies of one framework version. A competency is known by
 * its place in the version, which never changes; those without evidence are not there. What is not
 * asked for is not unpacked.
 */
public final class PersonStandings {
  /** Of a person without evidence. */
  public static final PersonStandings NONE = new PersonStandings(new TreeMap<>());

  private final SortedMap<Integer, byte[]> packed;

  private PersonStandings(SortedMap<Integer, byte[]> packed) {
    this.packed = packed;
  }

  /**
   * The place of a competency in its framework version, from 0.
   *
   * @throws IllegalArgumentException when it is not in it
   */
  public static int placeOf(Framework framework, CompetencyId competency) {
    for (int place = 0; place < framework.competencies().size(); place++) {
      if (framework.competencies().get(place).id().equals(competency)) {
        return place;
      }
    }
    throw new IllegalArgumentException(framework.versionId() + " has no competency " + competency);
  }

  /**
   * The same but for some competencies.
   *
   * @param changed by place; null where there is no evidence any more
   */
  public PersonStandings with(Map<Integer, @Nullable CompetencyStanding> changed) {
    SortedMap<Integer, byte[]> next = new TreeMap<>(packed);
    changed.forEach(
        (place, standing) -> {
          if (standing == null) {
            next.remove(place);
          } else {
            next.put(place, StandingForm.pack(standing));
          }
        });
    return new PersonStandings(next);
  }

  /** Empty when the person has no evidence of the competency at this place. */
  public Optional<CompetencyStanding> find(int place) {
    return Optional.ofNullable(packed.get(place)).map(StandingForm::unpack);
  }

  /** The same without the active days, which are most of it to unpack. */
  public Optional<CompetencyStanding> findWithoutDays(int place) {
    return Optional.ofNullable(packed.get(place)).map(StandingForm::unpackWithoutDays);
  }

  public boolean isEmpty() {
    return packed.isEmpty();
  }

  /** About how many octets it takes. */
  int size() {
    return packed.values().stream().mapToInt(octets -> octets.length + 64).sum();
  }

  byte[] pack() {
    Packing all = new Packing();
    packed.forEach(
        (place, octets) -> {
          all.whole(place);
          all.octets(octets);
        });
    return all.packed();
  }

  static PersonStandings unpack(byte[] octets) {
    SortedMap<Integer, byte[]> packed = new TreeMap<>();
    Unpacking all = new Unpacking(octets);
    while (all.hasMore()) {
      packed.put((int) all.whole(), all.octets());
    }
    return new PersonStandings(packed);
  }
}
