/**
 * From a statement to evidence: pure functions of the statement and the mapping rules.
 *
 * <p>Must never know a clock, a store, a thread or a Future.
 */
@NullMarked
package dev.attain.competency.evidence;

import org.jspecify.annotations.NullMarked;
