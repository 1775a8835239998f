/**
 * Runs an installed ADL conformance suite, and sums up the logs that it leaves.
 *
 * <p>It must never hold any of that suite: it knows the command that starts it and the shape of its
 * logs.
 */
@NullMarked
package dev.attain.conformance.adl;

import org.jspecify.annotations.NullMarked;
