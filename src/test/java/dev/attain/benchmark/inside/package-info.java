/**
 * Workloads within this process, without HTTP: the engine, the projection, what analysts and
 * dashboards ask.
 *
 * <p>Must never assert a time.
 */
@NullMarked
package dev.attain.benchmark.inside;

import org.jspecify.annotations.NullMarked;
