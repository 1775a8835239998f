package dev.attain.analytics.dashboard;

import dev.attain.analytics.grid.Column;
import dev.attain.analytics.grid.Grid;
import dev.attain.analytics.risk.GapScore;
import dev.attain.analytics.risk.GapScore.Status;
import dev.attain.analytics.risk.LearningNeed;
import dev.attain.analytics.risk.LearningNeed.Offer;
import dev.attain.analytics.risk.LearningOrder;
import dev.attain.analytics.risk.ResourceEffect;
import dev.attain.competency.framework.CompetencyId;
import dev.attain.competency.framework.Resource;
import dev.attain.competency.framework.Resource.Relation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who needs what by when: people by the earliest date due, then by gap score. */
public record Needs(Basis basis, List<OfPerson> people, @Nullable String next) {

  /**
   * One person's needs, in the order in which they are best met.
   *
   * @param nextDue the earliest date due; null for none
   * @param overdue how many dates are past
   */
  public record OfPerson(
      String person,
      @Nullable String name,
      double gapScore,
      @Nullable Instant nextDue,
      int overdue,
      List<Need> needs) {}

  /** A requirement that is not met. */
  public record Need(
      CompetencyId competency,
      String code,
      String name,
      int level,
      boolean mandatory,
      Status status,
      double gapScore,
      @Nullable Instant due,
      boolean overdue,
      List<Teaching> resources) {
    static Need of(LearningNeed need, Instant asOf) {
      Instant due = need.due();
      return new Need(
          need.competency().id(),
          need.competency().code(),
          need.competency().name(),
          need.requirement().level(),
          need.requirement().mandatory(),
          need.gap().status(),
          need.gap().score(),
          due,
          due != null && due.isBefore(asOf),
          need.resources().stream().map(Teaching::of).toList());
    }
  }

  /**
   * A resource that teaches the competency.
   *
   * @param effect null without effect data
   * @param noEffectData why there is none
   */
  public record Teaching(
      String resource,
      String name,
      Relation relation,
      @Nullable String kind,
      @Nullable Double hours,
      @Nullable ResourceEffect effect,
      @Nullable String noEffectData,
      @Nullable Double riskReductionPerHour) {
    static Teaching of(Offer offer) {
      Resource resource = offer.resource();
      boolean known = offer.effect().isKnown();
      return new Teaching(
          resource.id(),
          resource.name(),
          resource.relation(),
          resource.kind(),
          resource.hours(),
          known ? offer.effect() : null,
          known ? null : "notMeasured",
          offer.riskReductionPerHour());
    }
  }

  /** What is known of the past effects of resources. */
  @FunctionalInterface
  public interface Effects {
    ResourceEffect find(CompetencyId competency, String resource);
  }

  /** What people are put in order by: the needs of all at once would fill memory. */
  private record Ranked(int row, String person, double gapScore, @Nullable Instant nextDue) {}

  public static Needs of(Grid grid, Effects effects, PersonPage page) {
    LearningOrder order = new LearningOrder(grid.framework());
    List<List<Offer>> offers = offers(grid, effects);
    List<Ranked> people = new ArrayList<>();
    for (int row : grid.present()) {
      List<LearningNeed> needs = needs(grid, row, offers);
      if (!needs.isEmpty()) {
        OfPerson person = person(grid, row, order.sorted(needs));
        people.add(new Ranked(row, person.person(), person.gapScore(), person.nextDue()));
      }
    }
    people.sort(
        Comparator.comparing(
                Ranked::nextDue, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
            .thenComparing(Ranked::gapScore, Comparator.reverseOrder())
            .thenComparing(Ranked::person));
    PersonPage.Some<Ranked> some = page.of(people, Ranked::person);
    return new Needs(
        Basis.of(grid),
        some.page().stream()
            .map(one -> person(grid, one.row(), order.sorted(needs(grid, one.row(), offers))))
            .toList(),
        some.next());
  }

  /**
   * The needs of one person, or of nobody when that person is not in the cohort or needs nothing.
   */
  public static Needs ofPerson(Grid grid, Effects effects, String person) {
    LearningOrder order = new LearningOrder(grid.framework());
    List<List<Offer>> offers = offers(grid, effects);
    List<OfPerson> people = new ArrayList<>();
    for (int row : grid.present()) {
      if (grid.member(row).person().equals(person)) {
        List<LearningNeed> needs = needs(grid, row, offers);
        people.add(person(grid, row, order.sorted(needs)));
      }
    }
    return new Needs(Basis.of(grid), people, null);
  }

  private static OfPerson person(Grid grid, int row, List<LearningNeed> sorted) {
    List<Need> needs = sorted.stream().map(need -> Need.of(need, grid.asOf())).toList();
    return new OfPerson(
        grid.member(row).person(),
        grid.member(row).name(),
        needs.stream().mapToDouble(Need::gapScore).sum(),
        sorted.stream()
            .map(LearningNeed::due)
            .filter(java.util.Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null),
        (int) needs.stream().filter(Need::overdue).count(),
        needs);
  }

  private static List<LearningNeed> needs(Grid grid, int row, List<List<Offer>> offers) {
    Instant start = grid.start(row);
    List<LearningNeed> needs = new ArrayList<>();
    for (int number = 0; number < grid.columns().size(); number++) {
      if (grid.meets(row, number)) {
        continue;
      }
      Column column = grid.columns().get(number);
      Integer days = column.requirement().dueDays();
      needs.add(
          new LearningNeed(
              column.requirement(),
              column.competency(),
              grid.gap(row, number),
              start == null || days == null ? null : start.plus(Duration.ofDays(days)),
              offers.get(number)));
    }
    return needs;
  }

  /** By column: they are the same for everybody. */
  private static List<List<Offer>> offers(Grid grid, Effects effects) {
    return grid.columns().stream().map(column -> offers(column, effects)).toList();
  }

  private static List<Offer> offers(Column column, Effects effects) {
    double stake = GapScore.stake(column.requirement());
    return column.competency().resources().stream()
        .filter(Needs::teaches)
        .map(
            resource -> {
              ResourceEffect effect = effects.find(column.competency().id(), resource.id());
              return new Offer(
                  resource, effect, effect.riskReductionPerHour(stake, resource.hours()));
            })
        .toList();
  }

  static boolean teaches(Resource resource) {
    return resource.relation() == Relation.TEACHES || resource.relation() == Relation.REMEDIATES;
  }

  /** How many present people have a date due that is past. */
  static int overduePeople(Grid grid) {
    int people = 0;
    for (int row : grid.present()) {
      Instant start = grid.start(row);
      boolean overdue = false;
      for (int column = 0; start != null && column < grid.columns().size(); column++) {
        Integer days = grid.columns().get(column).requirement().dueDays();
        overdue |=
            days != null
                && !grid.meets(row, column)
                && start.plus(Duration.ofDays(days)).isBefore(grid.asOf());
      }
      people += overdue ? 1 : 0;
    }
    return people;
  }
}
