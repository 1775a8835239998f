package dev.attain.client;

/**
 * What became of statements so far.
 *
 * @param stored new in the LRS
 * @param alreadyKnown in the LRS before
 * @param accepted one of the two, where the LRS doesn't tell which
 * @param rejected not stored
 */
public record SendCounts(long stored, long alreadyKnown, long accepted, long rejected) {
  public static final SendCounts NONE = new SendCounts(0, 0, 0, 0);

  public long total() {
    return stored + alreadyKnown + accepted + rejected;
  }

  SendCounts plus(SendCounts other) {
    return new SendCounts(
        stored + other.stored,
        alreadyKnown + other.alreadyKnown,
        accepted + other.accepted,
        rejected + other.rejected);
  }

  static SendCounts of(PostOutcome.Accepted accepted) {
    return accepted.told()
        ? new SendCounts(accepted.stored(), accepted.alreadyKnown(), 0, 0)
        : new SendCounts(0, 0, accepted.stored(), 0);
  }
}
