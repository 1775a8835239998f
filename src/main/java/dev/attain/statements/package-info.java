/**
 * Intake, voiding, conflicts, queries and index terms of statements, and the port {@code
 * StatementStore}.
 *
 * <p>Must never know HTTP, nor how an engine stores anything.
 */
@NullMarked
package dev.attain.statements;

import org.jspecify.annotations.NullMarked;
