/**
 * The questions that dashboards ask about a cohort, answered from what projections keep.
 *
 * <p>Must never know HTTP or the wall clock; the arithmetic is in {@code analytics}.
 */
@NullMarked
package dev.attain.analytics.cohort;

import org.jspecify.annotations.NullMarked;
