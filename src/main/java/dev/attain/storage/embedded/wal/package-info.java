/**
 * The write-ahead log as it lies on the disk: whether what was acknowledged can be read of it.
 *
 * <p>Must never know what was written.
 */
@NullMarked
package dev.attain.storage.embedded.wal;

import org.jspecify.annotations.NullMarked;
