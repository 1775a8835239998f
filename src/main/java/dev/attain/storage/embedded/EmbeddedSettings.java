package dev.attain.storage.embedded;

import java.nio.file.Path;
import java.util.Objects;

/**
 * The settings of the embedded engine.
 *
 * @param folder the data folder; created when it does not exist
 * @param durability what an acknowledged write survives
 * @param readerThreads how many reads run at the same time, at least 1
 * @param blockCacheBytes memory for uncompressed blocks of the database, at least 1 MiB
 * @param maxWaitingWrites how many batches may wait to be committed before more are refused
 * @param maxWaitingBytes how many bytes those may hold together (a batch that waits alone may be
 *     larger)
 * @param maxWaitingReads how many reads may wait for a thread before more are refused
 * @param segmentStatements with how many statements their postings are moved from memory into the
 *     database; about twice as many are read at a start after a kill
 */
public record EmbeddedSettings(
    Path folder,
    Durability durability,
    int readerThreads,
    long blockCacheBytes,
    int maxWaitingWrites,
    long maxWaitingBytes,
    int maxWaitingReads,
    int segmentStatements) {
  private static final long MIB = 1 << 20;

  public EmbeddedSettings {
    Objects.requireNonNull(folder);
    Objects.requireNonNull(durability);
    requireAtLeast("readerThreads", 1, readerThreads);
    requireAtLeast("blockCacheBytes", MIB, blockCacheBytes);
    requireAtLeast("maxWaitingWrites", 1, maxWaitingWrites);
    requireAtLeast("maxWaitingBytes", 1, maxWaitingBytes);
    requireAtLeast("maxWaitingReads", 1, maxWaitingReads);
    requireAtLeast("segmentStatements", 1, segmentStatements);
  }

  /** Durable, eight readers, 64 MiB of cache. */
  public static EmbeddedSettings defaults(Path folder) {
    return new EmbeddedSettings(
        folder, Durability.FSYNC, 8, 64 * MIB, 4_096, 64 * MIB, 4_096, 1 << 14);
  }

  public EmbeddedSettings withDurability(Durability other) {
    return new EmbeddedSettings(
        folder,
        other,
        readerThreads,
        blockCacheBytes,
        maxWaitingWrites,
        maxWaitingBytes,
        maxWaitingReads,
        segmentStatements);
  }

  public EmbeddedSettings withSegments(int statements) {
    return new EmbeddedSettings(
        folder,
        durability,
        readerThreads,
        blockCacheBytes,
        maxWaitingWrites,
        maxWaitingBytes,
        maxWaitingReads,
        statements);
  }

  private static void requireAtLeast(String name, long least, long value) {
    if (value < least) {
      throw new IllegalArgumentException(name + " is " + value + ", below " + least);
    }
  }
}
