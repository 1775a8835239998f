/**
 * What dashboards show of a cohort: the answers, as they are rendered, each a function of a grid.
 *
 * <p>Must never know HTTP, a store or the wall clock; what has to be read for an answer is handed
 * to it.
 */
@NullMarked
package dev.attain.analytics.dashboard;

import org.jspecify.annotations.NullMarked;
