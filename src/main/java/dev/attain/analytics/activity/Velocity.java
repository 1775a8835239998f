package dev.attain.analytics.activity;

/**
 * Evidence weight per week, over the last {@link #WINDOW_DAYS} days and over as many before.
 *
 * @param recent per week, up to the day asked for, included
 * @param before per week in the window before; at least so much where the rhythm is not complete
 * @param complete whether both windows are
 */
public record Velocity(double recent, double before, boolean complete) {
  /** The length of a window. */
  public static final int WINDOW_DAYS = 28;

  private static final double WEEKS = WINDOW_DAYS / 7.0;

  public static Velocity of(Rhythm rhythm, int day) {
    int middle = day - WINDOW_DAYS;
    int start = middle - WINDOW_DAYS;
    return new Velocity(
        rhythm.weight(middle, day) / WEEKS,
        rhythm.weight(start, middle) / WEEKS,
        rhythm.completeFrom() <= start + 1);
  }

  /** Whether it is at most half of what it was. What is not known can only have been more. */
  public boolean isHalved() {
    return before > 0 && recent <= before / 2;
  }
}
