/**
 * Statements for analysts: what a filter finds, page by page and to the end, within bounds that are
 * said.
 *
 * <p>Must never know HTTP, an engine, nor what is made of what is found.
 */
@NullMarked
package dev.attain.analytics.statements;

import org.jspecify.annotations.NullMarked;
