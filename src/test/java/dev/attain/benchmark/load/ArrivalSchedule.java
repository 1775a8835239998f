package dev.attain.benchmark.load;

/**
 * When requests fall due: evenly, whatever becomes of those before.
 *
 * @param perSecond more than 0
 */
public record ArrivalSchedule(double perSecond) {
  public ArrivalSchedule {
    if (!(perSecond > 0) || Double.isInfinite(perSecond)) {
      throw new IllegalArgumentException(perSecond + " requests per second");
    }
  }

  /**
   * Nanoseconds from the start until request {@code number}, of which the first is 0, falls due.
   */
  public long dueNanos(long number) {
    return Math.round(number / perSecond * 1e9);
  }

  /** How many have fallen due when so many nanoseconds, at least 0, have passed since the start. */
  public long dueBy(long nanos) {
    long guess = (long) (nanos / 1e9 * perSecond) + 1;
    while (guess > 0 && dueNanos(guess - 1) > nanos) {
      guess--;
    }
    while (dueNanos(guess) <= nanos) {
      guess++;
    }
    return guess;
  }
}
