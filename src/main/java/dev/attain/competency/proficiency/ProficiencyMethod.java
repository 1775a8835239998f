package dev.attain.competency.proficiency;

import dev.attain.competency.framework.Level;
import dev.attain.competency.framework.Method;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A way to turn evidence into proficiency. Every answer is a pure function of the portfolio and the
 * instant: items are taken by (occurredAt, id), in whatever order they arrived.
 */
public interface ProficiencyMethod {

  /** The method's name and version, as in {@link Method#id()}. */
  String id();

  /**
   * What the evidence says at an instant: items that occur later do not count, nor do items that
   * have expired by then.
   */
  Proficiency proficiency(Portfolio portfolio, Instant asOf);

  /** The compact sums from which proficiency can be read again, without the evidence. */
  EvidenceSums sums(Portfolio portfolio, Instant asOf);

  /**
   * The same figures as {@link #proficiency(Portfolio, Instant)}, bit for bit, from sums.
   *
   * @param subject whose evidence is not looked at
   * @throws IllegalArgumentException when the sums are not valid at {@code asOf}
   */
  Proficiency proficiency(Portfolio subject, EvidenceSums sums, Instant asOf);

  /**
   * What matters for counting people, at a fraction of the cost.
   *
   * @param subject whose evidence is not looked at
   * @throws IllegalArgumentException when the sums are not valid at {@code asOf}
   */
  Standing standing(Portfolio subject, EvidenceSums sums, Instant asOf);

  /**
   * The probability that the true score is at least {@code cut}, as in the figures; null when the
   * method has none.
   *
   * @param subject whose evidence is not looked at
   * @throws IllegalArgumentException when the sums are not valid at {@code asOf}
   */
  @Nullable Double probability(Portfolio subject, EvidenceSums sums, double cut, Instant asOf);

  /**
   * For each level that ever held, the first instant it did, ascending by level. A level is looked
   * at right after each instant at which counting evidence occurred (all items of one instant
   * together): what decay or expiry alone lifts is not an attainment.
   */
  List<Attainment> attainments(Portfolio portfolio);

  /**
   * When the level that is current at an instant will no longer hold by decay and expiry alone, to
   * the second; empty when there is no current level, or when it never lapses.
   */
  Optional<Instant> lapsesAt(Portfolio portfolio, Instant asOf);

  /**
   * When a level that holds at an instant will no longer hold by decay and expiry alone, to the
   * second; the instant itself when it does not hold, empty when it never lapses. Items that occur
   * after the instant are not looked at.
   */
  Optional<Instant> lapseOf(Portfolio portfolio, Level level, Instant asOf);

  /** What each item that occurred by then adds, in the portfolio's order. */
  List<Contribution> contributions(Portfolio portfolio, Instant asOf);

  /**
   * The prior's part in the estimate beside the items' shares, 0..1; 0 for methods without a prior
   * of a weight.
   */
  double priorShare(Portfolio portfolio, Instant asOf);

  /**
   * The shipped method of this name.
   *
   * @throws IllegalArgumentException when there is none; frameworks that name an unknown method are
   *     refused at publication
   */
  static ProficiencyMethod of(String id) {
    return ShippedMethods.get(id);
  }
}
