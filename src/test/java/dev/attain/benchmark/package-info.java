/**
 * Benchmarks to be run by hand; they print tables and assert nothing.
 *
 * <p>Must never be part of the build's tests: times differ from machine to machine.
 */
@NullMarked
package dev.attain.benchmark;

import org.jspecify.annotations.NullMarked;
