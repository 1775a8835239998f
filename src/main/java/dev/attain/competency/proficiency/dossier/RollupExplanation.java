package dev.attain.competency.proficiency.dossier;

import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.Rollup;
import dev.attain.competency.proficiency.Proficiency;
import dev.attain.competency.proficiency.Proficiency.LevelStanding;
import dev.attain.competency.proficiency.Shortfall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a rolled-up figure comes from: each child with its share. What a child's own figure comes
 * from is asked of the child.
 *
 * @param parts in the framework's order; the shares add up to 1 where there is a figure
 * @param nextLevel the lowest level above the current one; null at the top
 * @param before the figure as of the instant since when changes were asked for; null when not
 * @param sentences the same in plain words
 */
public record RollupExplanation(
    Proficiency proficiency,
    Rollup rollup,
    List<Part> parts,
    @Nullable LevelStanding nextLevel,
    @Nullable Instant lapsesAt,
    @Nullable Proficiency before,
    List<String> sentences) {

  /**
   * A child's part.
   *
   * @param weight or points
   * @param share 0..1
   */
  public record Part(Competency child, double weight, double share, Proficiency proficiency) {}

  public RollupExplanation {
    Objects.requireNonNull(proficiency);
    Objects.requireNonNull(rollup);
    parts = List.copyOf(parts);
    sentences = List.copyOf(sentences);
  }

  /**
   * @param since not after {@code asOf}; null for not asking what changed
   * @throws IllegalArgumentException when the competency is not rolled up
   */
  public static RollupExplanation of(
      Dossier dossier, Competency competency, Instant asOf, @Nullable Instant since) {
    Rollup rollup = competency.rollup();
    if (rollup == null) {
      throw new IllegalArgumentException(competency.id() + " is not rolled up");
    }
    Proficiency proficiency = dossier.proficiency(competency, asOf);
    List<RolledUp.Child> children =
        dossier.children(competency).stream()
            .map(child -> new RolledUp.Child(child, dossier.proficiency(child, asOf)))
            .toList();
    double[] shares = RolledUp.shares(rollup, children);
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < children.size(); i++) {
      Competency child = children.get(i).competency();
      parts.add(
          new Part(child, rollup.weightOf(child.id()), shares[i], children.get(i).proficiency()));
    }
    LevelStanding next = proficiency.findNextLevel().orElse(null);
    Instant lapsesAt = dossier.lapsesAt(competency, asOf).orElse(null);
    Proficiency before = since == null ? null : dossier.proficiency(competency, since);
    List<String> sentences = new ArrayList<>();
    sentences.add(current(competency, proficiency));
    parts.forEach(part -> sentences.add(part(part)));
    if (next != null) {
      sentences.add(next(rollup, parts, next));
    }
    if (lapsesAt != null) {
      sentences.add("Without new evidence the level lapses at " + lapsesAt + ".");
    }
    if (before != null) {
      sentences.add(
          "Since %s the level went from %s to %s and the estimate from %s to %s."
              .formatted(
                  before.asOf(),
                  level(before.effectiveLevel()),
                  level(proficiency.effectiveLevel()),
                  mean(before),
                  mean(proficiency)));
    }
    return new RollupExplanation(proficiency, rollup, parts, next, lapsesAt, before, sentences);
  }

  private static String current(Competency competency, Proficiency proficiency) {
    return "%s as of %s by %s: level %s, estimate %s."
        .formatted(
            competency.name(),
            proficiency.asOf(),
            proficiency.method(),
            level(proficiency.effectiveLevel()),
            mean(proficiency));
  }

  private static String part(Part part) {
    return "%s has %d%% of the figure: level %s, estimate %s."
        .formatted(
            part.child().name(),
            Math.round(part.share() * 100),
            level(part.proficiency().effectiveLevel()),
            mean(part.proficiency()));
  }

  private static String next(Rollup rollup, List<Part> parts, LevelStanding next) {
    List<String> needs = new ArrayList<>();
    if (!next.reached()) {
      needs.add(
          switch (rollup.kind()) {
            case ALL -> "level " + next.level() + " of " + behind(parts, next);
            case POINTS ->
                "more points by level " + next.level() + " of any of " + behind(parts, next);
            case WEIGHTED_MEAN, MINIMUM -> "an estimate of " + two(next.cut());
          });
    }
    next.missing().stream().map(Shortfall::inWords).forEach(needs::add);
    return "Level %d (%s) still needs %s."
        .formatted(next.level(), next.name(), String.join("; ", needs));
  }

  private static String behind(List<Part> parts, LevelStanding next) {
    return parts.stream()
        .filter(part -> !part.proficiency().isAt(next.level()))
        .map(part -> part.child().name())
        .collect(Collectors.joining(", "));
  }

  private static String level(@Nullable Integer level) {
    return level == null ? "none" : level.toString();
  }

  private static String mean(Proficiency proficiency) {
    Double mean = proficiency.mean();
    return mean == null || proficiency.items() == 0 ? "unknown" : two(mean);
  }

  /** Two decimals, cut off and not rounded, as in explanations of evidence. */
  private static String two(double value) {
    return String.format(Locale.ROOT, "%.2f", Math.floor(value * 100 + 1e-9) / 100);
  }
}
