package dev.attain.analytics.risk;

import dev.attain.analytics.risk.GapScore.Status;

/**
 * The gap scores of many people, "gap" and "no evidence" apart.
 *
 * @param met how the people at the level add up; what is left of their scores is the chance that
 *     they are not
 */
public record GapTotal(Part met, Part gap, Part noEvidence) {
  public static final GapTotal NONE = new GapTotal(Part.NONE, Part.NONE, Part.NONE);

  /** Some people, and the sum of their scores. */
  public record Part(int people, double score) {
    static final Part NONE = new Part(0, 0);

    Part plus(double more) {
      return new Part(people + 1, score + more);
    }

    Part plus(Part other) {
      return new Part(people + other.people, score + other.score);
    }
  }

  /** With one more person. */
  public GapTotal plus(GapScore one) {
    return new GapTotal(
        one.status() == Status.MET ? met.plus(one.score()) : met,
        one.status() == Status.GAP ? gap.plus(one.score()) : gap,
        one.status() == Status.NO_EVIDENCE ? noEvidence.plus(one.score()) : noEvidence);
  }

  public GapTotal plus(GapTotal other) {
    return new GapTotal(
        met.plus(other.met), gap.plus(other.gap), noEvidence.plus(other.noEvidence));
  }

  public int people() {
    return met.people() + gap.people() + noEvidence.people();
  }

  /** The sum over everybody. */
  public double score() {
    return met.score() + gap.score() + noEvidence.score();
  }
}
