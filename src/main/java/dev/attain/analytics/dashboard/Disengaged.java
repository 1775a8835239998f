package dev.attain.analytics.dashboard;

import dev.attain.analytics.activity.Disengagement;
import dev.attain.analytics.activity.Disengagement.Basis;
import dev.attain.analytics.activity.Disengagement.Kind;
import dev.attain.analytics.activity.Rhythm;
import dev.attain.analytics.activity.Velocity;
import dev.attain.analytics.grid.Grid;
import dev.attain.competency.projection.standings.ActiveDays;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who seems to have stopped, with the reason; the longest silence first.
 *
 * @param usualDaysInCohort the gap that 95 of 100 gaps of its people are no longer than
 */
public record Disengaged(
    dev.attain.analytics.dashboard.Basis basis,
    @Nullable Integer usualDaysInCohort,
    List<Person> people,
    @Nullable String next) {

  /**
   * One person.
   *
   * @param lastActive null for never
   */
  public record Person(
      String person,
      @Nullable String name,
      Kind kind,
      int silentDays,
      @Nullable Integer usualDays,
      @Nullable Basis basis,
      Velocity velocity,
      @Nullable LocalDate lastActive,
      String reason) {}

  public static Disengaged of(Grid grid, Rhythms rhythms, PersonPage page) {
    int day = ActiveDays.dayOf(grid.asOf());
    Integer usual = usual(grid, rhythms, day);
    List<Person> people = people(grid, rhythms, day, usual);
    PersonPage.Some<Person> some = page.of(people, Person::person);
    return new Disengaged(
        dev.attain.analytics.dashboard.Basis.of(grid), usual, some.page(), some.next());
  }

  /** How many there are. */
  static int count(Grid grid, Rhythms rhythms) {
    int day = ActiveDays.dayOf(grid.asOf());
    return people(grid, rhythms, day, usual(grid, rhythms, day)).size();
  }

  private static @Nullable Integer usual(Grid grid, Rhythms rhythms, int day) {
    return Disengagement.usual(
        Arrays.stream(grid.present()).mapToObj(row -> rhythms.of(row).until(day)).toList());
  }

  private static List<Person> people(Grid grid, Rhythms rhythms, int day, @Nullable Integer usual) {
    List<Person> people = new ArrayList<>();
    for (int row : grid.present()) {
      Rhythm rhythm = rhythms.of(row);
      int since = ActiveDays.dayOf(grid.member(row).assigned());
      Disengagement.of(rhythm, since, day, usual)
          .ifPresent(found -> people.add(person(grid, row, rhythm.until(day), found)));
    }
    people.sort(
        Comparator.comparingInt(Person::silentDays).reversed().thenComparing(Person::person));
    return people;
  }

  private static Person person(Grid grid, int row, Rhythm rhythm, Disengagement found) {
    return new Person(
        grid.member(row).person(),
        grid.member(row).name(),
        found.kind(),
        found.silentDays(),
        found.usualDays(),
        found.basis(),
        found.velocity(),
        rhythm.isEmpty() ? null : LocalDate.ofEpochDay(rhythm.lastDay()),
        found.inWords());
  }
}
