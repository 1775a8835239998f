package dev.attain.competency.proficiency;

import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.Method;
import dev.attain.competency.proficiency.Contribution.Counting;
import dev.attain.competency.proficiency.Proficiency.LevelStanding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says a proficiency in plain words. */
final class Wording {
  private final Competency competency;
  private final Method method;
  private final Proficiency proficiency;

  Wording(Competency competency, Proficiency proficiency) {
    this.competency = competency;
    this.method = competency.method();
    this.proficiency = proficiency;
  }

  List<String> sentences(
      List<Contribution> contributions,
      List<ItemStatus> statuses,
      double priorShare,
      @Nullable NextLevel next,
      @Nullable Instant lapsesAt,
      @Nullable Change change) {
    List<String> sentences = new ArrayList<>();
    sentences.add(current());
    LevelOverride override = proficiency.override();
    if (override != null) {
      sentences.add(overridden(override));
    }
    sentences.add(counted(contributions, priorShare));
    otherwise(statuses).ifPresent(sentences::add);
    contributions.stream()
        .filter(item -> item.counting() == Counting.COUNTED)
        .max(Comparator.comparingDouble(Contribution::share))
        .ifPresent(item -> sentences.add(heaviest(item)));
    if (next != null) {
      sentences.add(next(next.standing()));
      enough(next, sentences);
    }
    if (lapsesAt != null) {
      sentences.add("Without new evidence the level lapses at " + lapsesAt + ".");
    }
    if (change != null) {
      sentences.add(changed(change));
    }
    return sentences;
  }

  private String current() {
    String about = competency.name() + " as of " + proficiency.asOf() + " by " + method.id();
    if (proficiency.items() == 0) {
      return about + ": no evidence counts, so the level is unknown.";
    }
    Integer current = proficiency.currentLevel();
    if (current == null) {
      Double mean = proficiency.mean();
      return about
          + ": no level holds yet; "
          + (mean == null
              ? "there is no estimate, because " + proficiency.estimate().whyNoMean()
              : "the mean is " + two(mean))
          + ".";
    }
    return about + ": " + holding(proficiency.findLevel(current).orElseThrow());
  }

  private String holding(LevelStanding level) {
    Double probability = level.probability();
    String figure =
        probability == null
            ? "the estimate %s is at least %s".formatted(mean(proficiency), two(level.cut()))
            : "the probability that the true score is at least %s is %s"
                .formatted(two(level.cut()), two(probability));
    return "level %d (%s) holds: %s, and the gates are met."
        .formatted(level.level(), level.name(), figure);
  }

  private static String overridden(LevelOverride override) {
    return "%s set %s instead, from %s until %s: %s"
        .formatted(
            override.by(),
            override.level() == null ? "no level" : "level " + override.level(),
            override.from(),
            override.until(),
            override.reason());
  }

  private String counted(List<Contribution> contributions, double priorShare) {
    String counted = "%d of %d item(s) count".formatted(proficiency.items(), contributions.size());
    return method.id().equals(Method.BETA_DECAY)
        ? "%s; weights halve every %s days, and the prior has %d%% of all weight."
            .formatted(counted, plain(method.halfLifeDays()), Math.round(priorShare * 100))
        : counted + ".";
  }

  /** How many items are not plainly counted, by what became of them. */
  private static Optional<String> otherwise(List<ItemStatus> statuses) {
    Map<ItemStatus.Kind, Long> others =
        statuses.stream()
            .map(ItemStatus::kind)
            .filter(kind -> kind != ItemStatus.Kind.COUNTS)
            .collect(
                Collectors.groupingBy(
                    kind -> kind,
                    () -> new EnumMap<>(ItemStatus.Kind.class),
                    Collectors.counting()));
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            others.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().inWords())
                .collect(Collectors.joining(", ", "Of the items: ", ".")));
  }

  private static String heaviest(Contribution item) {
    return "The item that matters most is of %s (score %s, by rule %s), with %d%% of the figure."
        .formatted(
            item.evidence().occurredAt(),
            two(item.evidence().score()),
            item.evidence().rule(),
            Math.round(item.share() * 100));
  }

  private String next(LevelStanding level) {
    List<String> needs = new ArrayList<>();
    if (!level.reached()) {
      Double probability = level.probability();
      needs.add(
          probability == null
              ? "an estimate of %s (now %s)".formatted(two(level.cut()), mean(proficiency))
              : "a probability of %s (now %s)".formatted(two(method.gamma()), two(probability)));
    }
    level.missing().forEach(shortfall -> needs.add(shortfall.inWords()));
    return "Level %d (%s) still needs %s."
        .formatted(level.level(), level.name(), String.join("; ", needs));
  }

  private static void enough(NextLevel next, List<String> sentences) {
    if (next.standing().reached()) {
      return;
    }
    if (next.enough().isEmpty()) {
      sentences.add(
          "No %d more items of full score would make the figure good enough."
              .formatted(NextLevel.MOST));
      return;
    }
    List<String> ways =
        next.enough().stream()
            .map(more -> "%d of type %s".formatted(more.items(), Shortfall.inWords(more.type())))
            .toList();
    sentences.add(
        "For that figure, so many more items of full score would be enough today: "
            + String.join(", or ", ways)
            + ".");
  }

  private String changed(Change change) {
    Proficiency before = change.before();
    return ("Since %s the level went from %s to %s and the estimate from %s to %s: %d item(s) came,"
            + " %d expired; by time alone the estimate would be %s now.")
        .formatted(
            before.asOf(),
            level(before.currentLevel()),
            level(proficiency.currentLevel()),
            mean(before),
            mean(proficiency),
            change.added().size(),
            change.expired().size(),
            change.meanByTimeAlone() == null ? "unknown" : two(change.meanByTimeAlone()));
  }

  private static String level(@Nullable Integer level) {
    return level == null ? "none" : level.toString();
  }

  private static String mean(Proficiency proficiency) {
    Double mean = proficiency.mean();
    return mean == null ? "unknown" : two(mean);
  }

  /** Two decimals, cut off and not rounded: 0.799 must not read as the 0.80 it falls short of. */
  private static String two(double value) {
    return String.format(Locale.ROOT, "%.2f", Math.floor(value * 100 + 1e-9) / 100);
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
