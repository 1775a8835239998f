/**
 * Reading the statement log forward: checkpoints, and a reader that never passes the safe horizon.
 *
 * <p>Must never know what its consumers make of statements, nor where they keep checkpoints.
 */
@NullMarked
package dev.attain.feed;

import org.jspecify.annotations.NullMarked;
