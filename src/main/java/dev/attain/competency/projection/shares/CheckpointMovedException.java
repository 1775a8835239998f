package dev.attain.competency.projection.shares;

/** Someone else has taken a strand over or on: what was to be written with it was not written. */
public final class CheckpointMovedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CheckpointMovedException(String message) {
    // It happens in the ordinary course of nodes that come and go: where, is of no interest.
    super(message, null, false, false);
  }
}
