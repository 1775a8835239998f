/**
 * The cells of tables about groups of people: counts with their uncertainty, and which of them may
 * be shown.
 *
 * <p>Must never know a clock, a store, a thread or a Future.
 */
@NullMarked
package dev.attain.analytics.cell;

import org.jspecify.annotations.NullMarked;
