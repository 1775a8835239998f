/**
 * A whole cohort at an instant in columns: where everybody stands in each requirement of the role,
 * read from standings, and kept for a moment for whoever asks next.
 *
 * <p>Must never know HTTP or the wall clock; what is to be concluded from a grid is in {@code
 * analytics.dashboard}.
 */
@NullMarked
package dev.attain.analytics.grid;

import org.jspecify.annotations.NullMarked;
