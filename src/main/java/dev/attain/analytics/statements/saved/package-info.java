/**
 * Questions about statements that are kept by a name.
 *
 * <p>Must never know HTTP, nor what an answer is.
 */
@NullMarked
package dev.attain.analytics.statements.saved;

import org.jspecify.annotations.NullMarked;
