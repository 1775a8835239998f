package dev.attain.storage.mongo.lane;

/** Somebody fenced this lane; what its holder had under way in it is void and may be repeated. */
public final class LaneLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LaneLostException(LaneKey lane) {
    super("lane " + lane.number() + " is no longer held by this node");
  }

  LaneLostException(String message) {
    super(message);
  }
}
