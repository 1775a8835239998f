package dev.attain.competency.proficiency;

import dev.attain.competency.framework.Method;
import dev.attain.competency.proficiency.Proficiency.LevelStanding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a proficiency comes from: every item with its part in it, the prior's part, and what the
 * next level asks for. The parts of the items and of the prior add up to 1.
 *
 * @param method with all its parameters
 * @param priorShare the prior's part of all weight, above 0, at most 1
 * @param contributions by (occurredAt, id)
 * @param nextLevel the lowest level above the current one; null at the top
 * @param lapsesAt when the current level ends by decay and expiry alone; null for never
 * @param sentences the same in plain words
 */
public record Explanation(
    Proficiency proficiency,
    Method method,
    double priorShare,
    List<Contribution> contributions,
    @Nullable LevelStanding nextLevel,
    @Nullable Instant lapsesAt,
    List<String> sentences) {
  public Explanation {
    Objects.requireNonNull(proficiency);
    Objects.requireNonNull(method);
    contributions = List.copyOf(contributions);
    sentences = List.copyOf(sentences);
  }

  /** Explains what the portfolio says at an instant. */
  public static Explanation of(Portfolio portfolio, Instant asOf) {
    Method method = portfolio.competency().method();
    ProficiencyMethod computation = ProficiencyMethod.of(method.id());
    Proficiency proficiency = computation.proficiency(portfolio, asOf);
    List<Contribution> contributions = computation.contributions(portfolio, asOf);
    double weight = contributions.stream().mapToDouble(Contribution::decayedWeight).sum();
    double priorShare = method.priorStrength() / (method.priorStrength() + weight);
    Optional<LevelStanding> next = proficiency.findNextLevel();
    Optional<Instant> lapsesAt = computation.lapsesAt(portfolio, asOf);
    List<String> sentences = new ArrayList<>();
    sentences.add(current(portfolio, proficiency, method));
    sentences.add(counted(proficiency, contributions, method, priorShare));
    next.ifPresent(level -> sentences.add(next(level, method)));
    lapsesAt.ifPresent(at -> sentences.add("Without new evidence the level lapses at " + at + "."));
    return new Explanation(
        proficiency,
        method,
        priorShare,
        contributions,
        next.orElse(null),
        lapsesAt.orElse(null),
        sentences);
  }

  private static String current(Portfolio portfolio, Proficiency proficiency, Method method) {
    String about =
        portfolio.competency().name() + " as of " + proficiency.asOf() + " by " + method.id();
    if (proficiency.items() == 0) {
      return about + ": no evidence counts, so the level is unknown.";
    }
    Integer current = proficiency.currentLevel();
    return current == null
        ? about + ": no level holds yet; the mean is " + two(proficiency.mean()) + "."
        : proficiency
            .findLevel(current)
            .map(
                level ->
                    "%s: level %d (%s) holds: the probability that the true score is at least %s is %s, and the gates are met."
                        .formatted(
                            about,
                            level.level(),
                            level.name(),
                            two(level.cut()),
                            two(level.probability())))
            .orElseThrow();
  }

  private static String counted(
      Proficiency proficiency, List<Contribution> contributions, Method method, double priorShare) {
    return "%d of %d item(s) count; weights halve every %s days, and the prior has %d%% of all weight."
        .formatted(
            proficiency.items(),
            contributions.size(),
            plain(method.halfLifeDays()),
            Math.round(priorShare * 100));
  }

  private static String next(LevelStanding level, Method method) {
    List<String> needs = new ArrayList<>();
    if (level.probability() < method.gamma()) {
      needs.add(
          "a probability of %s (now %s)".formatted(two(method.gamma()), two(level.probability())));
    }
    level.missing().forEach(shortfall -> needs.add(shortfall.inWords()));
    return "Level %d (%s) still needs %s."
        .formatted(level.level(), level.name(), needs.stream().collect(Collectors.joining("; ")));
  }

  /** Two decimals, cut off and not rounded: 0.799 must not read as the 0.80 it falls short of. */
  private static String two(double value) {
    return String.format(Locale.ROOT, "%.2f", Math.floor(value * 100 + 1e-9) / 100);
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
