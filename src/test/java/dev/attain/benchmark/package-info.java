/**
 * Measures the engine alone, and a running server from outside, as README's "Performance" says.
 *
 * <p>Must never be a test: nothing here asserts a time.
 */
@NullMarked
package dev.attain.benchmark;

import org.jspecify.annotations.NullMarked;
