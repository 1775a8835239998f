/**
 * What benchmarks send and store: seeded statements, of which each follows from its number, and a
 * framework that makes evidence of them.
 *
 * <p>Must never know how it is sent.
 */
@NullMarked
package dev.attain.benchmark.sample;

import org.jspecify.annotations.NullMarked;
