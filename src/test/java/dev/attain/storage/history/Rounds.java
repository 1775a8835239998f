package dev.attain.storage.history;

/**
 * How many histories there are and what each is made from. A seed decides what clients ask; who
 * comes first is decided by the machine, so that a seed may need several rounds to fail again.
 *
 * @param seed of the first round; each other has the one before's plus one
 */
public record Rounds(String name, long seed, int count) {

  /** By the properties {@code attain.rounds} and {@code attain.seed}; prints the seed. */
  public static Rounds of(String name, int usually) {
    Rounds rounds =
        new Rounds(
            name,
            Long.getLong("attain.seed", System.nanoTime()),
            Integer.getInteger("attain.rounds", usually));
    System.out.println(rounds.say(0));
    return rounds;
  }

  public long seed(int round) {
    return seed + round;
  }

  /** A round with the way to have it again. */
  public String say(int round) {
    return "%s: -Dattain.seed=%d (round %d of %d)".formatted(name, seed(round), round, count);
  }
}
