/**
 * Figures, their file, their table, and what has changed between two files.
 *
 * <p>Must never know how a figure comes about.
 */
@NullMarked
package dev.attain.benchmark.result;

import org.jspecify.annotations.NullMarked;
