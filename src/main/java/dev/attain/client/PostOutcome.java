package dev.attain.client;

/** What an LRS says to a batch of statements. */
sealed interface PostOutcome {

  /**
   * All are stored.
   *
   * @param stored how many are new; all, when the LRS doesn't tell
   * @param alreadyKnown how many were there before
   * @param told whether the LRS told the two apart
   */
  record Accepted(int stored, int alreadyKnown, boolean told) implements PostOutcome {}

  /** None is stored, because of at least one of them. */
  record Refused(int status, String reason) implements PostOutcome {}
}
