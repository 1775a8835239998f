package dev.attain.competency.proficiency.dossier;

import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.Level;
import dev.attain.competency.framework.Rollup;
import dev.attain.competency.proficiency.Estimate;
import dev.attain.competency.proficiency.GateCounts;
import dev.attain.competency.proficiency.Proficiency;
import dev.attain.competency.proficiency.Proficiency.LevelStanding;
import dev.attain.competency.proficiency.Shortfall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The figure of a competency from those of its children.
 *
 * <p>All: a level is reached when every child is at it. Weighted mean: the estimate is the sum of w
 * times mean over the sum of w, of the children that have an estimate; a level is reached when that
 * is at least the cut. Minimum: likewise with the lowest estimate, which is unknown as long as one
 * child's is. Points: a level is reached when the children at it have points enough. In all four a
 * level holds only when every child with a weight has evidence that counts (but with points, where
 * some may be left out), and the gates are met by the evidence of all children together. None has a
 * probability or an interval: how the children's errors hang together is not known.
 */
final class RolledUp {
  private static final double ROUNDING = 1e-9;
  private static final String DEPENDENT =
      "how the errors of the children hang together is not known";

  private final Rollup rollup;
  private final List<Child> children;
  private final Estimate estimate;

  /** A child with its figures. */
  record Child(Competency competency, Proficiency proficiency) {
    boolean assessed() {
      return proficiency.items() > 0 || proficiency.override() != null;
    }
  }

  private RolledUp(Rollup rollup, List<Child> children) {
    this.rollup = rollup;
    this.children = children;
    this.estimate = estimate();
  }

  static Proficiency of(
      Dossier dossier,
      Competency parent,
      Rollup rollup,
      List<Child> children,
      GateCounts counts,
      Instant asOf) {
    RolledUp rolledUp = new RolledUp(rollup, children);
    List<LevelStanding> levels = new ArrayList<>();
    Integer currentLevel = null;
    boolean allBelowHold = true;
    List<Level> scale =
        dossier.framework().scale().stream().sorted(Comparator.comparingInt(Level::level)).toList();
    for (Level level : scale) {
      boolean reached = rolledUp.reaches(level);
      List<Shortfall> missing = new ArrayList<>(counts.missingFor(level.level(), parent.gates()));
      missing.addAll(rolledUp.unassessed());
      boolean holds = reached && missing.isEmpty();
      levels.add(
          new LevelStanding(
              level.level(), level.name(), level.cut(), null, reached, missing, holds));
      allBelowHold &= holds;
      currentLevel = allBelowHold ? Integer.valueOf(level.level()) : currentLevel;
    }
    return new Proficiency(
        dossier.framework().versionId(),
        dossier.person(),
        parent.id(),
        rollup.methodId(),
        asOf,
        rolledUp.estimate,
        levels,
        currentLevel,
        counts.items(),
        null);
  }

  private List<Shortfall> unassessed() {
    List<String> codes =
        children.stream()
            .filter(child -> !child.assessed())
            .map(child -> child.competency().code())
            .toList();
    return codes.isEmpty() || rollup.kind() == Rollup.Kind.POINTS
        ? List.of()
        : List.of(new Shortfall.Children(codes));
  }

  private boolean reaches(Level level) {
    Double mean = estimate.mean();
    return switch (rollup.kind()) {
      case ALL -> children.stream().allMatch(child -> child.proficiency().isAt(level.level()));
      case POINTS -> pointsAt(level) >= required() - ROUNDING;
      case WEIGHTED_MEAN, MINIMUM -> mean != null && mean >= level.cut() - ROUNDING;
    };
  }

  private double pointsAt(Level level) {
    return children.stream()
        .filter(child -> child.proficiency().isAt(level.level()))
        .mapToDouble(this::weight)
        .sum();
  }

  private double required() {
    Double required = rollup.requiredPoints();
    return required != null ? required : children.stream().mapToDouble(this::weight).sum();
  }

  private double weight(Child child) {
    return rollup.weightOf(child.competency().id());
  }

  private Estimate estimate() {
    return switch (rollup.kind()) {
      case ALL -> Estimate.none("the roll-up asks for levels of the children, not for scores");
      case POINTS -> Estimate.none("points are given for levels of the children, not for scores");
      case WEIGHTED_MEAN -> weightedMean();
      case MINIMUM -> minimum();
    };
  }

  private List<Child> estimated() {
    return children.stream()
        .filter(child -> child.proficiency().items() > 0 && child.proficiency().mean() != null)
        .toList();
  }

  private static double mean(Child child) {
    return Objects.requireNonNull(child.proficiency().mean());
  }

  private Estimate weightedMean() {
    List<Child> estimated = estimated();
    if (estimated.isEmpty()) {
      return Estimate.none("no child has an estimate");
    }
    double weights = estimated.stream().mapToDouble(this::weight).sum();
    double means = estimated.stream().mapToDouble(child -> weight(child) * mean(child)).sum();
    return Estimate.point(means / weights, DEPENDENT, DEPENDENT, Map.of());
  }

  private Estimate minimum() {
    List<Child> estimated = estimated();
    return estimated.isEmpty() || estimated.size() < children.size()
        ? Estimate.none("not every child has an estimate, and an unknown one may be the lowest")
        : Estimate.point(
            estimated.stream().mapToDouble(RolledUp::mean).min().orElseThrow(),
            DEPENDENT,
            DEPENDENT,
            Map.of());
  }

  /**
   * Each child's part in the figure, adding up to 1: with a weighted mean of the weight of those
   * that have an estimate, with the minimum all for the lowest (the first of several), else of all
   * weight; 0 for all where there is no figure.
   */
  static double[] shares(Rollup rollup, List<Child> children) {
    RolledUp rolledUp = new RolledUp(rollup, children);
    List<Child> parts =
        switch (rollup.kind()) {
          case ALL, POINTS -> children;
          case WEIGHTED_MEAN -> rolledUp.estimated();
          case MINIMUM ->
              rolledUp.estimate.mean() == null
                  ? List.<Child>of()
                  : rolledUp.estimated().stream()
                      .min(Comparator.comparingDouble(RolledUp::mean))
                      .stream()
                      .toList();
        };
    double all = parts.stream().mapToDouble(rolledUp::weight).sum();
    return children.stream()
        .mapToDouble(child -> parts.contains(child) ? rolledUp.weight(child) / all : 0)
        .toArray();
  }
}
