package dev.attain.competency.projection.shares;

import dev.attain.people.PersonId;
import java.util.ArrayList;
import java.util.List;

/**
 * Some of the 64 shares that people are divided into. Which share a person belongs to follows from
 * the person's id alone, for ever: the number of shares can't change without a rebuild.
 *
 * @param mask bit n is set when share n is one of them
 */
public record Shares(long mask) {
  /** The most nodes that a projection can be split over. */
  public static final int COUNT = Long.SIZE;

  public static final Shares NONE = new Shares(0);
  public static final Shares ALL = new Shares(-1);

  /** 0 to 63, about equally many people each. */
  public static int shareOf(PersonId person) {
    return RecordForm.hash(person.value())[0] & COUNT - 1;
  }

  public boolean contains(PersonId person) {
    return equals(ALL) || (mask >>> shareOf(person) & 1) == 1;
  }

  public int count() {
    return Long.bitCount(mask);
  }

  public Shares plus(Shares others) {
    return new Shares(mask | others.mask);
  }

  public Shares minus(Shares others) {
    return new Shares(mask & ~others.mask);
  }

  /** The {@code most} with the lowest numbers, or all when they are fewer. */
  public Shares first(int most) {
    long rest = mask;
    for (int i = 0; i < most && rest != 0; i++) {
      rest &= rest - 1;
    }
    return new Shares(mask & ~rest);
  }

  /** Reads what {@link #toString} writes. */
  public static Shares of(String ranges) {
    long mask = 0;
    for (String range : ranges.isEmpty() ? new String[0] : ranges.split(",")) {
      int dash = range.indexOf('-');
      int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
      int last = dash < 0 ? first : Integer.parseInt(range.substring(dash + 1));
      if (first > last || last >= COUNT) {
        throw new IllegalArgumentException("not shares: " + ranges);
      }
      for (int share = first; share <= last; share++) {
        mask |= 1L << share;
      }
    }
    return new Shares(mask);
  }

  /** Ranges of numbers, for example {@code 0-31,40}; empty for none. */
  @Override
  public String toString() {
    List<String> ranges = new ArrayList<>();
    for (int share = 0; share < COUNT; share++) {
      if ((mask >>> share & 1) == 1) {
        int first = share;
        while (share + 1 < COUNT && (mask >>> share + 1 & 1) == 1) {
          share++;
        }
        ranges.add(first == share ? "" + first : first + "-" + share);
      }
    }
    return String.join(",", ranges);
  }
}
