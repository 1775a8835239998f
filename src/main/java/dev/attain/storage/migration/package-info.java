/**
 * Moves all that one engine keeps to another one, to be taken up again wherever it was interrupted,
 * and compares the two. Blocks its caller.
 *
 * <p>Must never know a particular engine.
 */
@NullMarked
package dev.attain.storage.migration;

import org.jspecify.annotations.NullMarked;
