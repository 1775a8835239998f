package dev.attain.competency.dryrun;

import dev.attain.competency.dryrun.Reason.EvidenceDifference;
import dev.attain.competency.dryrun.Reason.Kind;
import dev.attain.competency.framework.Competency;
import dev.attain.competency.framework.Level;
import dev.attain.competency.proficiency.Portfolio;
import dev.attain.competency.proficiency.ProficiencyMethod;
import dev.attain.competency.proficiency.Shortfall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds out why the level of a competency with evidence of its own changes: by trying what level
 * comes out when only some of what differs is as in the new version. Pure.
 *
 * <p>Decisive is what brings the new level about alone. Where nothing does, decisive is each part
 * without which the new level does not come about; where nothing is such a part either, all are.
 */
final class ReasonSearch {
  private static final List<Kind> PARTS =
      List.of(Kind.EVIDENCE, Kind.METHOD, Kind.SCALE, Kind.GATES);

  private final Portfolio now;
  private final Portfolio then;
  private final RuleDifferences rules;
  private final Instant asOf;
  private final EvidenceDifference evidence;

  ReasonSearch(Portfolio now, Portfolio then, RuleDifferences rules, Instant asOf) {
    this.now = now;
    this.then = then;
    this.rules = rules;
    this.asOf = asOf;
    this.evidence = RuleDifferences.between(now.evidence(), then.evidence());
  }

  /** The decisive ones first; empty when the versions don't differ in anything that counts. */
  List<Reason> reasons() {
    Set<Kind> different = EnumSet.noneOf(Kind.class);
    PARTS.stream().filter(this::isDifferent).forEach(different::add);
    Integer wanted = level(different);
    Set<Kind> decisive = only(different, part -> leadsTo(wanted, EnumSet.of(part)));
    if (decisive.isEmpty()) {
      decisive = only(different, part -> !leadsTo(wanted, without(different, part)));
    }
    Set<Kind> found = decisive.isEmpty() ? different : decisive;
    return different.stream()
        .map(part -> reason(part, found.contains(part)))
        .sorted(Comparator.comparing(Reason::decisive).reversed())
        .toList();
  }

  private static Set<Kind> only(Set<Kind> parts, Predicate<Kind> which) {
    Set<Kind> some = EnumSet.noneOf(Kind.class);
    parts.stream().filter(which).forEach(some::add);
    return some;
  }

  private static Set<Kind> without(Set<Kind> all, Kind one) {
    Set<Kind> rest = EnumSet.copyOf(all);
    rest.remove(one);
    return rest;
  }

  private boolean isDifferent(Kind part) {
    return switch (part) {
      case EVIDENCE -> evidence.gained() + evidence.lost() + evidence.changed() > 0;
      case METHOD -> !now.competency().method().equals(then.competency().method());
      case SCALE -> !cuts(now).equals(cuts(then));
      case GATES -> !now.competency().gates().equals(then.competency().gates());
      default -> false;
    };
  }

  private boolean leadsTo(@Nullable Integer wanted, Set<Kind> asThen) {
    return Objects.equals(level(asThen), wanted);
  }

  private @Nullable Integer level(Set<Kind> asThen) {
    Competency mixed =
        new Competency(
            now.competency().id(),
            now.competency().code(),
            now.competency().name(),
            null,
            null,
            now.competency().statement(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            (asThen.contains(Kind.METHOD) ? then : now).competency().method(),
            (asThen.contains(Kind.GATES) ? then : now).competency().gates());
    Portfolio portfolio =
        new Portfolio(
            now.framework(),
            now.person(),
            mixed,
            (asThen.contains(Kind.SCALE) ? then : now).scale(),
            (asThen.contains(Kind.EVIDENCE) ? then : now).evidence());
    return ProficiencyMethod.of(mixed.method().id()).proficiency(portfolio, asOf).currentLevel();
  }

  private Reason reason(Kind part, boolean decisive) {
    return switch (part) {
      case EVIDENCE -> new Reason(part, decisive, rules.inWords(evidence), bounded());
      case METHOD -> new Reason(part, decisive, methodInWords(), null);
      case SCALE ->
          new Reason(
              part, decisive, "the cuts are " + cuts(then) + " instead of " + cuts(now), null);
      default -> new Reason(part, decisive, gatesInWords(), null);
    };
  }

  private EvidenceDifference bounded() {
    return new EvidenceDifference(
        evidence.gained(),
        evidence.lost(),
        evidence.changed(),
        evidence.items().stream().limit(EvidenceDifference.MOST_ITEMS).toList());
  }

  private String methodInWords() {
    String before = now.competency().method().id();
    String after = then.competency().method().id();
    return before.equals(after)
        ? "the method " + after + " has other parameters"
        : "the method is " + after + " instead of " + before;
  }

  private String gatesInWords() {
    List<String> wants = new ArrayList<>();
    then.scale().stream()
        .map(level -> missing(then, level))
        .filter(missing -> !missing.isEmpty())
        .findFirst()
        .ifPresent(missing -> wants.add("still needs " + missing));
    return "the gates are others" + (wants.isEmpty() ? "" : ": " + wants.get(0));
  }

  private String missing(Portfolio of, Level level) {
    return ProficiencyMethod.of(of.competency().method().id())
        .proficiency(of, asOf)
        .findLevel(level.level())
        .map(
            standing ->
                standing.missing().stream()
                    .map(Shortfall::inWords)
                    .collect(Collectors.joining(" and ")))
        .filter(words -> !words.isEmpty())
        .map(words -> words + " for " + level.name())
        .orElse("");
  }

  private static List<Double> cuts(Portfolio of) {
    return of.scale().stream().map(Level::cut).toList();
  }
}
