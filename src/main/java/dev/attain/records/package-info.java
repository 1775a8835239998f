/**
 * The port {@code RecordStore}: named collections of small versioned JSON records, with declared
 * secondary indexes and atomic writes across collections.
 *
 * <p>Must never know what a record means: it sees bytes, ids and index values.
 */
@NullMarked
package dev.attain.records;

import org.jspecify.annotations.NullMarked;
