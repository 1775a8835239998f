/**
 * Filters of statements, written as people write them: reading, printing, whether they hold of a
 * statement, and which index terms find what they hold of; pure.
 *
 * <p>Must never know how statements are stored, nor who asks.
 */
@NullMarked
package dev.attain.analytics.statements.filter;

import org.jspecify.annotations.NullMarked;
