package dev.attain.storage.embedded;

/** What an acknowledged write survives. */
public enum Durability {
  /** A killed process and a power failure: each commit waits until the disk has it. */
  FSYNC,

  /** A killed process. A power failure can take the last seconds away. */
  OPERATING_SYSTEM
}
