package dev.attain.competency.proficiency;

import dev.attain.competency.evidence.SettledEvidence;
import dev.attain.competency.framework.EvidenceType;
import dev.attain.competency.framework.Method;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a proficiency comes from: every item with its part in it, the prior's part, and what the
 * next level asks for. The parts of the items and of the prior add up to 1 where anything counts.
 *
 * @param method with all its parameters
 * @param priorShare the prior's part, 0..1
 * @param contributions by (occurredAt, id)
 * @param statuses what became of each item, in the same order
 * @param nextLevel the lowest level above the current one, with what it lacks; null at the top
 * @param lapsesAt when the current level ends by decay and expiry alone; null for never
 * @param change since the instant that was asked for; null when none was
 * @param sentences the same in plain words
 */
public record Explanation(
    Proficiency proficiency,
    Method method,
    double priorShare,
    List<Contribution> contributions,
    List<ItemStatus> statuses,
    @Nullable NextLevel nextLevel,
    @Nullable Instant lapsesAt,
    @Nullable Change change,
    List<String> sentences) {
  public Explanation {
    Objects.requireNonNull(proficiency);
    Objects.requireNonNull(method);
    contributions = List.copyOf(contributions);
    statuses = List.copyOf(statuses);
    sentences = List.copyOf(sentences);
  }

  /** Explains what the portfolio says at an instant. */
  public static Explanation of(Portfolio portfolio, Instant asOf) {
    return of(portfolio, asOf, null, EnumSet.allOf(EvidenceType.class), null);
  }

  /**
   * Explains what the portfolio says at an instant.
   *
   * @param since also says what changed since then, which is not after {@code asOf}; null for not
   * @param types the types of evidence that the framework knows for the competency
   * @param override that is in force; null for none
   */
  public static Explanation of(
      Portfolio portfolio,
      Instant asOf,
      @Nullable Instant since,
      Collection<EvidenceType> types,
      @Nullable LevelOverride override) {
    Method method = portfolio.competency().method();
    ProficiencyMethod computation = ProficiencyMethod.of(method.id());
    Proficiency proficiency = computation.proficiency(portfolio, asOf);
    if (override != null) {
      proficiency = proficiency.overriddenBy(override);
    }
    NextLevel next =
        proficiency
            .findNextLevel()
            .map(standing -> NextLevel.of(portfolio, asOf, standing, types))
            .orElse(null);
    Instant lapsesAt = computation.lapsesAt(portfolio, asOf).orElse(null);
    Change change = since == null ? null : Change.between(portfolio, since, asOf);
    List<Contribution> contributions = computation.contributions(portfolio, asOf);
    List<ItemStatus> statuses = statuses(portfolio, contributions, asOf);
    double priorShare = computation.priorShare(portfolio, asOf);
    Wording wording = new Wording(portfolio.competency(), proficiency);
    return new Explanation(
        proficiency,
        method,
        priorShare,
        contributions,
        statuses,
        next,
        lapsesAt,
        change,
        wording.sentences(contributions, statuses, priorShare, next, lapsesAt, change));
  }

  private static List<ItemStatus> statuses(
      Portfolio portfolio, List<Contribution> contributions, Instant asOf) {
    Map<String, SettledEvidence> settled =
        SettledEvidence.of(portfolio.evidence()).stream()
            .collect(Collectors.toMap(item -> item.evidence().id(), item -> item));
    Method method = portfolio.competency().method();
    return contributions.stream()
        .map(
            item ->
                ItemStatus.of(
                    item, Objects.requireNonNull(settled.get(item.evidence().id())), method, asOf))
        .toList();
  }
}
