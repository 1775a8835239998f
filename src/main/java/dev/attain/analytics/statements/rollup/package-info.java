/**
 * Summaries of statements by hour, day and month, kept by following the log, and answers from them.
 *
 * <p>Must never know HTTP, nor an engine.
 */
@NullMarked
package dev.attain.analytics.statements.rollup;

import org.jspecify.annotations.NullMarked;
