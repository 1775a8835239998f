/**
 * Histories of parallel writers and readers of the log, and whether they keep what the feed
 * promises.
 *
 * <p>Must never know an engine, nor how a horizon is found.
 */
@NullMarked
package dev.attain.storage.history.feed;

import org.jspecify.annotations.NullMarked;
