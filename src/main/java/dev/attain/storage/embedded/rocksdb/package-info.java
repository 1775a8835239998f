/**
 * RocksDB behind what the embedded engine needs of it: ordered tables, one committer that merges
 * waiting writers into one durable write, snapshots, and a bounded pool of readers.
 *
 * <p>Must never know what a key or a value means.
 */
@NullMarked
package dev.attain.storage.embedded.rocksdb;

import org.jspecify.annotations.NullMarked;
