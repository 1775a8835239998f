/**
 * Answers to questions about groups of statements: from what is kept, or by looking at statements,
 * at once or as a job.
 *
 * <p>Must never know HTTP, nor an engine.
 */
@NullMarked
package dev.attain.analytics.statements.answer;

import org.jspecify.annotations.NullMarked;
