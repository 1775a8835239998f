package dev.attain.analytics.dashboard;

import dev.attain.analytics.activity.Rhythm;
import dev.attain.competency.projection.standings.ActiveDays;
import dev.attain.competency.projection.standings.PersonStandings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** On which days the members of a cohort gave evidence, by row. */
public final class Rhythms {
  private final AtomicReferenceArray<Rhythm> byRow;

  public Rhythms(int members) {
    byRow = new AtomicReferenceArray<>(members);
  }

  /**
   * Says when a member gave evidence.
   *
   * @param places how many competencies the framework version has
   */
  public void add(int row, PersonStandings standings, int places) {
    List<Rhythm> parts = new ArrayList<>();
    for (int place = 0; place < places; place++) {
      standings.find(place).ifPresent(standing -> parts.add(rhythm(standing.days())));
    }
    byRow.set(row, parts.isEmpty() ? Rhythm.NONE : Rhythm.together(parts));
  }

  private static Rhythm rhythm(ActiveDays active) {
    List<ActiveDays.Day> known = active.days();
    int[] days = new int[known.size()];
    double[] weights = new double[known.size()];
    for (int i = 0; i < days.length; i++) {
      days[i] = known.get(i).day();
      weights[i] = known.get(i).weight();
    }
    return new Rhythm(active.truncated() ? days[0] : Integer.MIN_VALUE, days, weights);
  }

  Rhythm of(int row) {
    Rhythm known = byRow.get(row);
    return known == null ? Rhythm.NONE : known;
  }
}
