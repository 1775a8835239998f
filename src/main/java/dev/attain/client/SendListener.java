package dev.attain.client;

/** Hears how sending goes on. Calls come one at a time, from any thread. */
public interface SendListener {

  void rejected(Rejection rejection);

  /**
   * Some statements have been stored or rejected.
   *
   * @param soFar what became of the statements up to now
   * @param settled everything before this place has been stored or rejected: sending can be resumed
   *     from here
   * @param atSettled the counts of what is before that place
   */
  void progressed(SendCounts soFar, StatementSource.Place settled, SendCounts atSettled);
}
