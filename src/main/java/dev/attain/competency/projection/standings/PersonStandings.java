package dev.attain.competency.projection.standings;

import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.Framework;
import dev.attain.competency.projection.standings.Packing.Unpacking;
import java.util.Arrays;
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
  public static final PersonStandings NONE = new PersonStandings(new int[0], new byte[0][]);

  /** Ascending. */
  private final int[] places;

  /** The standing at each of the places. */
  private final byte[][] packed;

  private PersonStandings(int[] places, byte[][] packed) {
    this.places = places;
    this.packed = packed;
  }

  private static PersonStandings of(SortedMap<Integer, byte[]> byPlace) {
    return new PersonStandings(
        byPlace.keySet().stream().mapToInt(place -> place).toArray(),
        byPlace.values().toArray(byte[][]::new));
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
    SortedMap<Integer, byte[]> next = new TreeMap<>();
    for (int i = 0; i < places.length; i++) {
      next.put(places[i], packed[i]);
    }
    changed.forEach(
        (place, standing) -> {
          if (standing == null) {
            next.remove(place);
          } else {
            next.put(place, StandingForm.pack(standing));
          }
        });
    return of(next);
  }

  /** Empty when the person has no evidence of the competency at this place. */
  public Optional<CompetencyStanding> find(int place) {
    return packed(place).map(StandingForm::unpack);
  }

  /** The same without the active days, which are most of it to unpack. */
  public Optional<CompetencyStanding> findWithoutDays(int place) {
    return packed(place).map(StandingForm::unpackWithoutDays);
  }

  private Optional<byte[]> packed(int place) {
    int index = Arrays.binarySearch(places, place);
    return index < 0 ? Optional.empty() : Optional.of(packed[index]);
  }

  public boolean isEmpty() {
    return places.length == 0;
  }

  /** About how many octets it takes. */
  int size() {
    return Arrays.stream(packed).mapToInt(octets -> octets.length + 32).sum();
  }

  byte[] pack() {
    Packing all = new Packing();
    for (int i = 0; i < places.length; i++) {
      all.whole(places[i]);
      all.octets(packed[i]);
    }
    return all.packed();
  }

  static PersonStandings unpack(byte[] octets) {
    SortedMap<Integer, byte[]> byPlace = new TreeMap<>();
    Unpacking all = new Unpacking(octets);
    while (all.hasMore()) {
      byPlace.put((int) all.whole(), all.octets());
    }
    return of(byPlace);
  }
}
