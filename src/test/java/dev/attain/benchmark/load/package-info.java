/**
 * A generator of load over HTTP: closed loops, in which each connection waits for its answer, and
 * open ones, in which requests fall due whatever becomes of the earlier ones.
 *
 * <p>Must never know what is measured: it sends what a script says.
 */
@NullMarked
package dev.attain.benchmark.load;

import org.jspecify.annotations.NullMarked;
