package dev.attain.analytics.trend;

import dev.attain.analytics.cell.SmallCells;
import dev.attain.analytics.dashboard.Basis;
import dev.attain.analytics.dashboard.Share;
import dev.attain.competency.framework.FrameworkVersion;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a cohort's coverage and readiness went, day by day.
 *
 * @param points ascending
 * @param missing how many days were not recorded, and are not computed
 */
public record Trend(Basis basis, boolean suppressed, List<Point> points, int missing) {

  /** Where a point comes from. */
  public enum Source {
    /** By the job, after the day's end. */
    RECORDED,
    /** From the evidence, by what is known now. */
    RECOMPUTED,
    /** Today's, as it is now. */
    NOW
  }

  /** One day; of fewer than five people nothing is said. */
  public record Point(
      LocalDate day,
      Source source,
      FrameworkVersion framework,
      boolean suppressed,
      @Nullable Integer people,
      @Nullable Share coverage,
      @Nullable Share readiness,
      @Nullable Double gapScore) {
    static Point of(CohortDay day, Source source) {
      boolean small = SmallCells.isSmall(day.people());
      return new Point(
          day.day(),
          source,
          day.framework(),
          small,
          small ? null : day.people(),
          small ? null : Share.of(day.met(), day.required()),
          small ? null : Share.of(day.ready(), day.people()),
          small ? null : day.gapScore());
    }
  }

  public Trend {
    points = List.copyOf(points);
  }
}
