package dev.attain.records;

/** What became of an atomic batch of writes. */
public sealed interface WriteOutcome {

  /** All of it is durable. */
  record Written() implements WriteOutcome {}

  /** Nothing was written: this record did not have the revision that the batch expected. */
  record RevisionConflict(String collection, String id, long actualRevision)
      implements WriteOutcome {}
}
