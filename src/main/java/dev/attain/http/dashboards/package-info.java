/**
 * What dashboards read: cohorts at a glance, answered once for all who ask the same within a
 * second.
 *
 * <p>Must never know an engine; what figures mean is in {@code analytics}.
 */
@NullMarked
package dev.attain.http.dashboards;

import org.jspecify.annotations.NullMarked;
