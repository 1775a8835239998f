package dev.attain.competency.projection;

/**
 * Someone else has moved a projection's checkpoint: two projectors are at work, and this one's
 * batch was not written.
 */
public final class CheckpointMovedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CheckpointMovedException(String message) {
    super(message);
  }
}
