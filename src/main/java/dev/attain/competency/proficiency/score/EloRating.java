package dev.attain.competency.proficiency.score;

/**
 * An Elo rating of a person's ability or of an item's difficulty, in logits, and after how many
 * answers. The expected score is sigma(ability - difficulty), the step after n answers 1.8 / (1 +
 * .05 n) (Pelanek 2016, "Applications of the Elo rating system in adaptive educational systems",
 * sections 2.2 and 2.3, the uncertainty function a / (1 + b n)).
 *
 * @param answers at least 0
 */
public record EloRating(double rating, int answers) {
  public static final EloRating START = new EloRating(0, 0);

  private static final double FIRST_STEP = 1.8;
  private static final double SLOWING = 0.05;

  /** The expected score, 0..1. */
  public static double expected(double ability, double difficulty) {
    return 1 / (1 + Math.exp(difficulty - ability));
  }

  /** How far the next answer can move the rating, above 0. */
  public double step() {
    return FIRST_STEP / (1 + SLOWING * answers);
  }

  /** As a person's ability after an answer to an item of this difficulty, with a score in 0..1. */
  public EloRating answering(double difficulty, double score) {
    return new EloRating(rating + step() * (score - expected(rating, difficulty)), answers + 1);
  }

  /** As an item's difficulty after an answer by a person of this ability, with a score in 0..1. */
  public EloRating answeredBy(double ability, double score) {
    return new EloRating(rating + step() * (expected(ability, rating) - score), answers + 1);
  }
}
