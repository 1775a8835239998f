package dev.attain.competency.proficiency;

import dev.attain.competency.evidence.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two instants, and by what: what time alone did to the evidence of then
 * (decay, expiry), and what came since.
 *
 * @param before as of then
 * @param meanByTimeAlone the estimate now from the evidence of then; null when there is none
 * @param added ids of the items that occurred since and can count
 * @param expired ids of the items that have expired since
 */
public record Change(
    Proficiency before,
    @Nullable Double meanByTimeAlone,
    List<String> added,
    List<String> expired) {
  public Change {
    Objects.requireNonNull(before);
    added = List.copyOf(added);
    expired = List.copyOf(expired);
  }

  /**
   * @throws IllegalArgumentException when {@code since} is after {@code asOf}
   */
  static Change between(Portfolio portfolio, Instant since, Instant asOf) {
    if (since.isAfter(asOf)) {
      throw new IllegalArgumentException(since + " is after " + asOf);
    }
    ProficiencyMethod method = ProficiencyMethod.of(portfolio.competency().method().id());
    List<Evidence> able =
        portfolio.knownAt(asOf).settled().stream().filter(Evidence::provesSomething).toList();
    return new Change(
        method.proficiency(portfolio, since),
        method.proficiency(portfolio.knownAt(since), asOf).mean(),
        able.stream().filter(item -> item.occurredAt().isAfter(since)).map(Evidence::id).toList(),
        able.stream()
            .filter(item -> expiredBetween(item.expiresAt(), since, asOf))
            .map(Evidence::id)
            .toList());
  }

  private static boolean expiredBetween(@Nullable Instant expiresAt, Instant since, Instant asOf) {
    return expiresAt != null && expiresAt.isAfter(since) && !expiresAt.isAfter(asOf);
  }
}
