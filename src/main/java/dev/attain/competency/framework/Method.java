package dev.attain.competency.framework;

import java.util.List;
import java.util.Objects;

/**
 * How evidence becomes proficiency, with its parameters.
 *
 * @param id the method and its version, for example {@code beta-decay@1}
 * @param halfLifeDays after so many days an item counts half; above 0
 * @param priorBase the mean of the prior, within 0..1 exclusive
 * @param priorStrength the weight of the prior, in items of weight 1; above 0
 * @param gamma a level holds from this probability on; within 0..1 exclusive
 * @param dailyCap the most weight that one source can give in one UTC day; above 0
 */
public record Method(
    String id,
    double halfLifeDays,
    double priorBase,
    double priorStrength,
    double gamma,
    double dailyCap) {
  public static final String BETA_DECAY = "beta-decay@1";

  /** The ids of the methods that figures can be computed by. */
  public static final List<String> KNOWN = List.of(BETA_DECAY);

  /** The method of a competency that names none: half-life 180 days, Beta(1, 1), gamma 0.8. */
  public static final Method DEFAULT = new Method(BETA_DECAY, 180, 0.5, 2, 0.8, 6);

  public Method {
    Objects.requireNonNull(id);
  }
}
