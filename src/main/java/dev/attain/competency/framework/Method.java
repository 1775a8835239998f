package dev.attain.competency.framework;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How evidence becomes proficiency, with its parameters. Each method reads those that are its own
 * and leaves the others alone; see the methods for what they compute.
 *
 * @param id the method and its version, for example {@code beta-decay@1}
 * @param halfLifeDays of {@code beta-decay}: after so many days an item counts half; above 0
 * @param priorBase of {@code beta-decay}: the mean of the prior, within 0..1 exclusive
 * @param priorStrength of {@code beta-decay}: the weight of the prior, in items of weight 1; above
 *     0
 * @param gamma of {@code beta-decay} and {@code knowledge-tracing}: a level holds from this
 *     probability on; within 0..1 exclusive
 * @param dailyCap of the methods that weigh, {@code beta-decay} and {@code average}: the most
 *     weight that one source can give in one UTC day; above 0
 * @param recentShare of {@code decaying-average} and {@code decaying-average-legacy}: the part of
 *     the newest score, within 0..1 exclusive; null for .65
 * @param mastery of {@code n-mastery}; null for its default
 * @param tracing of {@code knowledge-tracing}; null for its default
 * @param difficulties of {@code elo}: the difficulty, in logits, of what each mapping rule (by its
 *     id) is evidence of; 0 for a rule that is not named
 */
public record Method(
    String id,
    double halfLifeDays,
    double priorBase,
    double priorStrength,
    double gamma,
    double dailyCap,
    @Nullable Double recentShare,
    @Nullable Mastery mastery,
    @Nullable Tracing tracing,
    Map<String, Double> difficulties) {
  public static final String BETA_DECAY = "beta-decay@1";
  public static final String DECAYING_AVERAGE = "decaying-average@1";
  public static final String DECAYING_AVERAGE_LEGACY = "decaying-average-legacy@1";
  public static final String N_MASTERY = "n-mastery@1";
  public static final String LATEST = "latest@1";
  public static final String HIGHEST = "highest@1";
  public static final String AVERAGE = "average@1";
  public static final String KNOWLEDGE_TRACING = "knowledge-tracing@1";
  public static final String ELO = "elo@1";

  /** The ids of the methods that figures can be computed by. */
  public static final List<String> KNOWN =
      List.of(
          BETA_DECAY,
          DECAYING_AVERAGE,
          DECAYING_AVERAGE_LEGACY,
          N_MASTERY,
          LATEST,
          HIGHEST,
          AVERAGE,
          KNOWLEDGE_TRACING,
          ELO);

  /** The method of a competency that names none: half-life 180 days, Beta(1, 1), gamma 0.8. */
  public static final Method DEFAULT = new Method(BETA_DECAY, 180, 0.5, 2, 0.8, 6);

  private static final double DEFAULT_RECENT_SHARE = 0.65;

  /**
   * What {@code n-mastery} asks for.
   *
   * @param score an item of at least this score, within 0..1, shows mastery
   * @param times so many items must show it; at least 1
   */
  public record Mastery(double score, int times) {
    static final Mastery DEFAULT = new Mastery(0.6, 3);
  }

  /**
   * The parameters of {@code knowledge-tracing}, all within 0..1; guess + slip is below 1.
   *
   * @param initial the probability of knowing before any evidence
   * @param transit the probability of learning with each item
   * @param guess the probability of success without knowing
   * @param slip the probability of failure in spite of knowing
   * @param successFrom an item of at least this score is a success
   */
  public record Tracing(
      double initial, double transit, double guess, double slip, double successFrom) {
    static final Tracing DEFAULT = new Tracing(0.4, 0.1, 0.2, 0.1, 0.5);
  }

  public Method {
    Objects.requireNonNull(id);
    difficulties = difficulties == null ? Map.of() : Map.copyOf(difficulties);
  }

  /** With the defaults of the parameters that are methods' own. */
  public Method(
      String id,
      double halfLifeDays,
      double priorBase,
      double priorStrength,
      double gamma,
      double dailyCap) {
    this(
        id,
        halfLifeDays,
        priorBase,
        priorStrength,
        gamma,
        dailyCap,
        null,
        null,
        null,
        Map.<String, Double>of());
  }

  /** Another method, with the defaults of all parameters. */
  public static Method of(String id) {
    return new Method(id, 180, 0.5, 2, 0.8, 6);
  }

  /** The part of the newest score in a decaying average. */
  public double recentShareOrDefault() {
    return recentShare == null ? DEFAULT_RECENT_SHARE : recentShare;
  }

  /** What {@code n-mastery} asks for. */
  public Mastery masteryOrDefault() {
    return mastery == null ? Mastery.DEFAULT : mastery;
  }

  /** The parameters of {@code knowledge-tracing}. */
  public Tracing tracingOrDefault() {
    return tracing == null ? Tracing.DEFAULT : tracing;
  }
}
