/**
 * The embedded engine: the storage ports over RocksDB in one data folder of one process.
 *
 * <p>Must never know what is in a statement or a record: it sees bytes, ids, terms and index
 * values. {@code Layout} says where everything is kept.
 */
@NullMarked
package dev.attain.storage.embedded;

import org.jspecify.annotations.NullMarked;
