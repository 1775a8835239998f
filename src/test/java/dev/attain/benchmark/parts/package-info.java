/**
 * Microbenchmarks of the inner parts, by JMH; the workload {@code parts} runs them.
 *
 * <p>Must never need a server, nor be compiled with JMH's processor but in the profile {@code
 * benchmark}.
 */
@NullMarked
package dev.attain.benchmark.parts;

import org.jspecify.annotations.NullMarked;
