package dev.attain.storage.embedded.backup;

/** Who watches files being copied or read, and may end that. */
public interface CopyListener {

  /**
   * Is told after each megabyte or so.
   *
   * @param bytes how much is done
   * @param of how much there is; 0 when that is not known
   * @return whether to go on
   */
  boolean progressed(long bytes, long of);
}
