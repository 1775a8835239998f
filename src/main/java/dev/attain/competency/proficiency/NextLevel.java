package dev.attain.competency.proficiency;

import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.framework.EvidenceType;
import dev.attain.competency.proficiency.Proficiency.LevelStanding;
import dev.attain.statements.Position;
import dev.attain.xapi.StatementId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What is missing for the lowest level above the current one.
 *
 * @param standing how the level stands, with what its gates lack
 * @param enough for each type of evidence, how much more of it would make the figure good enough if
 *     it came at once; empty when the figure is, and without the types of which {@link #MOST} items
 *     would not do
 */
public record NextLevel(LevelStanding standing, List<More> enough) {
  /** More items than this are no advice. */
  public static final int MOST = 100;

  /**
   * So much more evidence of a type.
   *
   * @param items of full score, each from another source, 1..{@link #MOST}
   * @param weight of each
   */
  public record More(EvidenceType type, int items, double weight) {}

  public NextLevel {
    Objects.requireNonNull(standing);
    enough = List.copyOf(enough);
  }

  /**
   * @param types of which there can be more; completion is passed over
   */
  static NextLevel of(
      Portfolio portfolio, Instant asOf, LevelStanding standing, Collection<EvidenceType> types) {
    List<More> enough = new ArrayList<>();
    if (!standing.reached()) {
      for (EvidenceType type : new TreeSet<>(types)) {
        if (type.defaultWeight() > 0) {
          items(portfolio.knownAt(asOf), asOf, standing.level(), type)
              .ifPresent(items -> enough.add(new More(type, items, type.defaultWeight())));
        }
      }
    }
    return new NextLevel(standing, enough);
  }

  /** Halves the range: with each more item of full score the figure is at least as good. */
  private static OptionalInt items(
      Portfolio portfolio, Instant asOf, int level, EvidenceType type) {
    if (!reached(portfolio, asOf, level, type, MOST)) {
      return OptionalInt.empty();
    }
    int tooFew = 0;
    int enough = MOST;
    while (enough - tooFew > 1) {
      int middle = (tooFew + enough) / 2;
      if (reached(portfolio, asOf, level, type, middle)) {
        enough = middle;
      } else {
        tooFew = middle;
      }
    }
    return OptionalInt.of(enough);
  }

  private static boolean reached(
      Portfolio portfolio, Instant asOf, int level, EvidenceType type, int items) {
    List<Evidence> evidence = new ArrayList<>(portfolio.evidence());
    for (int i = 0; i < items; i++) {
      evidence.add(imagined(portfolio, asOf, type, i));
    }
    Portfolio with =
        new Portfolio(
            portfolio.framework(),
            portfolio.person(),
            portfolio.competency(),
            portfolio.scale(),
            evidence);
    return ProficiencyMethod.of(portfolio.competency().method().id())
        .proficiency(with, asOf)
        .findLevel(level)
        .orElseThrow()
        .reached();
  }

  private static Evidence imagined(
      Portfolio portfolio, Instant asOf, EvidenceType type, int number) {
    // Sorts after the hexadecimal ids of real evidence of the same instant.
    String id = "~" + number;
    return new Evidence(
        id,
        portfolio.person(),
        portfolio.competency().id(),
        portfolio.framework(),
        type,
        1,
        type.defaultWeight(),
        asOf,
        new StatementId(new UUID(0, number)),
        Position.START,
        id,
        id,
        null,
        null,
        null,
        null);
  }
}
