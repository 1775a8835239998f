/**
 * What operators see of the running server: counters, latencies and gauges in the text format of
 * Prometheus.
 *
 * <p>Must never know HTTP routes or an engine, and never changes what it measures.
 */
@NullMarked
package dev.attain.telemetry;

import org.jspecify.annotations.NullMarked;
