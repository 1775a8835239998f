package dev.attain.competency.proficiency.dossier;

import dev.attain.competency.evidence.Evidence;
import dev.attain.competency.framework.Competency;
import dev.attain.competency.proficiency.LevelOverride;
import dev.attain.competency.proficiency.Proficiency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a figure went over time: a point at the beginning, and one for each instant at which
 * something happened to it, by what is known now.
 *
 * @param points ascending in time
 * @param next where to go on from, when there was more than was asked for; null at the end
 */
public record History(List<Point> points, @Nullable Instant next) {

  /** What happened. Of several at one instant the first of these that applies. */
  public enum Cause {
    /** The beginning of what was asked for. */
    BEGINNING,
    EVIDENCE,
    /** Evidence ended. */
    EXPIRY,
    /** An override began or ended. */
    OVERRIDE,
    /** The level ended by decay alone. */
    LAPSE
  }

  /**
   * The figure at an instant, with what happened at it.
   *
   * @param level with the override in force; null for none
   * @param mean null when there is no estimate
   */
  public record Point(Instant at, Cause cause, @Nullable Integer level, @Nullable Double mean) {
    public Point {
      Objects.requireNonNull(at);
      Objects.requireNonNull(cause);
    }
  }

  public History {
    points = List.copyOf(points);
  }

  /**
   * @param from the first instant
   * @param to the last one, not before it
   * @param limit at most so many points, at least 1
   */
  public static History of(
      Dossier dossier, Competency competency, Instant from, Instant to, int limit) {
    NavigableMap<Instant, Cause> causes = new TreeMap<>();
    causes.put(from, Cause.BEGINNING);
    dossier.instants(competency).forEach(at -> put(causes, at, Cause.EVIDENCE));
    dossier.leaves(competency).stream()
        .flatMap(leaf -> leaf.settled().stream())
        .filter(Evidence::provesSomething)
        .map(Evidence::expiresAt)
        .filter(Objects::nonNull)
        .forEach(at -> put(causes, at, Cause.EXPIRY));
    for (LevelOverride override : dossier.overrides().getOrDefault(competency.id(), List.of())) {
      put(causes, override.from(), Cause.OVERRIDE);
      put(causes, override.until(), Cause.OVERRIDE);
    }
    NavigableMap<Instant, Cause> asked = new TreeMap<>(causes.subMap(from, true, to, true));
    List<Point> points = new ArrayList<>();
    while (!asked.isEmpty()) {
      var first = asked.pollFirstEntry();
      Instant at = first.getKey();
      if (points.size() == limit) {
        return new History(points, at);
      }
      points.add(point(dossier, competency, at, first.getValue()));
      Instant end = asked.isEmpty() ? to : asked.firstKey();
      // Between two points levels lapse by decay alone, one after the other.
      dossier
          .lapsesAt(competency, at)
          .filter(lapse -> lapse.isAfter(at) && lapse.isBefore(end))
          .ifPresent(lapse -> asked.put(lapse, Cause.LAPSE));
    }
    return new History(points, null);
  }

  private static void put(NavigableMap<Instant, Cause> causes, Instant at, Cause cause) {
    causes.merge(at, cause, (one, other) -> one.compareTo(other) <= 0 ? one : other);
  }

  private static Point point(Dossier dossier, Competency competency, Instant at, Cause cause) {
    Proficiency figures = dossier.proficiency(competency, at);
    return new Point(
        at, cause, figures.effectiveLevel(), figures.items() == 0 ? null : figures.mean());
  }
}
