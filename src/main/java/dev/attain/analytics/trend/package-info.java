/**
 * How cohorts stood at the end of each day: recorded shortly after by a job, and read as a trend.
 *
 * <p>Must never know HTTP or the wall clock.
 */
@NullMarked
package dev.attain.analytics.trend;

import org.jspecify.annotations.NullMarked;
