package dev.attain.analytics.activity;

import java.util.Arrays;
import java.util.Collection;

/**
 * On which days a person gave evidence that counts, and how much. Days are those of UTC, numbered
 * from 1970-01-01: several items of one sitting are one day, or the gaps would be minutes.
 *
 * @param completeFrom no day from this one on is missing; earlier ones are left out
 * @param days ascending, each once, none before {@code completeFrom}
 * @param weights the evidence weight of each day, at least 0
 */
public record Rhythm(int completeFrom, int[] days, double[] weights) {
  /** Nothing was ever given. */
  public static final Rhythm NONE = new Rhythm(Integer.MIN_VALUE, new int[0], new double[0]);

  public Rhythm {
    if (days.length != weights.length) {
      throw new IllegalArgumentException(days.length + " days, " + weights.length + " weights");
    }
  }

  /** The rhythm over several parts of a person's work: complete where all parts are. */
  public static Rhythm together(Collection<Rhythm> parts) {
    int from = parts.stream().mapToInt(Rhythm::completeFrom).max().orElse(Integer.MIN_VALUE);
    double[] weights = new double[parts.stream().mapToInt(part -> part.days.length).sum()];
    // A day above the place of its weight: sorted, those of a day are added in the order of parts.
    long[] entries = new long[weights.length];
    int size = 0;
    for (Rhythm part : parts) {
      for (int i = 0; i < part.days.length; i++) {
        if (part.days[i] >= from) {
          weights[size] = part.weights[i];
          entries[size] = (long) part.days[i] << Integer.SIZE | size;
          size++;
        }
      }
    }
    Arrays.sort(entries, 0, size);
    int[] days = new int[size];
    double[] sums = new double[size];
    int last = -1;
    for (int i = 0; i < size; i++) {
      int day = (int) (entries[i] >> Integer.SIZE);
      if (last < 0 || days[last] != day) {
        days[++last] = day;
      }
      sums[last] += weights[(int) entries[i]];
    }
    return new Rhythm(from, Arrays.copyOf(days, last + 1), Arrays.copyOf(sums, last + 1));
  }

  /** Without what comes after a day. */
  public Rhythm until(int lastDay) {
    int kept = (int) Arrays.stream(days).takeWhile(day -> day <= lastDay).count();
    return new Rhythm(completeFrom, Arrays.copyOf(days, kept), Arrays.copyOf(weights, kept));
  }

  public boolean isEmpty() {
    return days.length == 0;
  }

  /** The last day; only of a rhythm that is not empty. */
  public int lastDay() {
    return days[days.length - 1];
  }

  /** The days from each active day to the next one, ascending. */
  public int[] gaps() {
    int[] gaps = new int[Math.max(0, days.length - 1)];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = days[i + 1] - days[i];
    }
    Arrays.sort(gaps);
    return gaps;
  }

  /** The weight of the days after {@code after}, up to {@code last}, included. */
  public double weight(int after, int last) {
    double weight = 0;
    for (int i = 0; i < days.length; i++) {
      weight += days[i] > after && days[i] <= last ? weights[i] : 0;
    }
    return weight;
  }
}
