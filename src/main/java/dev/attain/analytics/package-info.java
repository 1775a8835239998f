/**
 * The arithmetic of competency analytics: survival curves, their comparison and forecasts, time to
 * competence, coverage with its uncertainty.
 *
 * <p>Must never know a clock, a store, a thread or a Future; what reads records for these functions
 * is in {@code analytics.cohort}.
 */
@NullMarked
package dev.attain.analytics;

import org.jspecify.annotations.NullMarked;
