/**
 * Statements written out, as many as there are: which columns, and in which format.
 *
 * <p>Must never know HTTP, nor an engine.
 */
@NullMarked
package dev.attain.analytics.statements.export;

import org.jspecify.annotations.NullMarked;
