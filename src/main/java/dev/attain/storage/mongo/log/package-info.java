/**
 * Appending to the log: what a batch of statements changes, decided in memory, and batches that
 * wait together written together.
 *
 * <p>Must never know the driver: what is decided here is decided by what {@code LogTransaction}
 * reads, and holds because of what it writes.
 */
@NullMarked
package dev.attain.storage.mongo.log;

import org.jspecify.annotations.NullMarked;
