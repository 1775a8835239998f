package dev.attain.storage.migration;

import dev.attain.storage.MigrationNote.Stage;

/** Is told how a migration goes on, often. */
public interface MigrationListener {

  /** What is being done with the things of a stage. */
  enum Work {
    MOVING,
    READING_SOURCE,
    READING_TARGET
  }

  /**
   * @param items of this stage, since this run has begun with them
   */
  void progressed(Work work, Stage stage, long items);
}
