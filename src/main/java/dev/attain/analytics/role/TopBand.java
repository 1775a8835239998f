package dev.attain.analytics.role;

import java.util.Arrays;
import java.util.Optional;

/**
 * What the top performers show of one competency, against what the role requires.
 *
 * @param performers how many they are
 * @param low the lower quartile of their levels, 0 for none (nearest rank)
 * @param median likewise
 * @param high the upper quartile
 * @param required the role's level
 */
public record TopBand(int performers, int low, int median, int high, int required) {
  /** One of so many is a top performer. */
  public static final int ONE_OF = 10;

  /** There are at least so many, or none: a band of fewer would show persons. */
  public static final int FEWEST = 5;

  /** How many of so many people are top performers. */
  public static int performersOf(int people) {
    int tenth = (people + ONE_OF - 1) / ONE_OF;
    return people < FEWEST ? 0 : Math.max(FEWEST, tenth);
  }

  /**
   * The band of some levels.
   *
   * @param levels of the top performers, 0 for none
   * @return empty for too few
   */
  public static Optional<TopBand> of(int[] levels, int required) {
    if (levels.length < FEWEST) {
      return Optional.empty();
    }
    int[] sorted = levels.clone();
    Arrays.sort(sorted);
    return Optional.of(
        new TopBand(
            sorted.length,
            sorted[rank(sorted.length, 0.25)],
            sorted[rank(sorted.length, 0.5)],
            sorted[rank(sorted.length, 0.75)],
            required));
  }

  private static int rank(int n, double share) {
    return (int) Math.ceil(share * n) - 1;
  }

  /** Whether the role asks for more than top performers show. */
  public boolean asksForMore() {
    return required > high;
  }
}
