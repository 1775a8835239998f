package dev.attain.analytics.activity;

import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody seems to have stopped: silence beyond what is usual, or a velocity that halved. It
 * is a reason to ask, not a judgement.
 *
 * @param silentDays since the last active day, or since the beginning for somebody never active
 * @param usualDays the gap that 95 of 100 gaps are no longer than; null when none is known
 * @param basis whose gaps these are
 * @param inWords the reason, for people
 */
public record Disengagement(
    Kind kind,
    int silentDays,
    @Nullable Integer usualDays,
    @Nullable Basis basis,
    Velocity velocity,
    String inWords) {
  /** A person's own gaps are relied on from this many on. */
  public static final int FEWEST_GAPS = 8;

  private static final double PERCENTILE = 0.95;

  /** What is unusual. */
  public enum Kind {
    SILENT,
    NEVER_ACTIVE,
    SLOWING
  }

  /** Whose gaps are the measure. */
  public enum Basis {
    OWN,
    COHORT
  }

  public Disengagement {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(velocity);
    Objects.requireNonNull(inWords);
  }

  /** The 95th percentile of ascending gaps by the nearest rank, ceil(.95 n); null without gaps. */
  public static @Nullable Integer usual(int[] gaps) {
    return gaps.length == 0 ? null : gaps[(int) Math.ceil(PERCENTILE * gaps.length) - 1];
  }

  /** What is usual in a cohort: the same, of all its people's gaps. */
  public static @Nullable Integer usual(Collection<Rhythm> cohort) {
    return usual(
        cohort.stream()
            .flatMapToInt(rhythm -> java.util.Arrays.stream(rhythm.gaps()))
            .sorted()
            .toArray());
  }

  /**
   * Looks at one person.
   *
   * @param since the day from which something could be expected of the person
   * @param day up to which, included
   * @param usualInCohort for those with too few gaps of their own; null when there are none
   * @return empty when nothing is unusual
   */
  public static Optional<Disengagement> of(
      Rhythm all, int since, int day, @Nullable Integer usualInCohort) {
    Rhythm rhythm = all.until(day);
    int[] gaps = rhythm.gaps();
    boolean own = gaps.length >= FEWEST_GAPS;
    Integer usual = own ? usual(gaps) : usualInCohort;
    Basis basis = own ? Basis.OWN : usual == null ? null : Basis.COHORT;
    Velocity velocity = Velocity.of(rhythm, day);
    int silent = day - (rhythm.isEmpty() ? since : rhythm.lastDay());
    if (usual != null && silent > usual) {
      Kind kind = rhythm.isEmpty() ? Kind.NEVER_ACTIVE : Kind.SILENT;
      String words =
          "%s for %d days; 95 of 100 gaps %s are no longer than %d days."
              .formatted(
                  rhythm.isEmpty() ? "No evidence since the start," : "No evidence",
                  silent,
                  own ? "of this person" : "in the cohort",
                  usual);
      return Optional.of(new Disengagement(kind, silent, usual, basis, velocity, words));
    }
    if (velocity.isHalved()) {
      String words =
          String.format(
              Locale.ROOT,
              "Evidence weight fell to %.2f a week over %d days, from %.2f a week over the %d days"
                  + " before.",
              velocity.recent(),
              Velocity.WINDOW_DAYS,
              velocity.before(),
              Velocity.WINDOW_DAYS);
      return Optional.of(new Disengagement(Kind.SLOWING, silent, usual, basis, velocity, words));
    }
    return Optional.empty();
  }
}
