/**
 * Counts and measures of statements by groups: what they are counted by, and summaries that can be
 * put together and taken away from; pure.
 *
 * <p>Must never know where statements come from, nor where summaries are kept.
 */
@NullMarked
package dev.attain.analytics.statements.measure;

import org.jspecify.annotations.NullMarked;
