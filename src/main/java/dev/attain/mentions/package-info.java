/**
 * What statements say of activities and agents, put together from the log when somebody asks.
 *
 * <p>Must never know HTTP, or anything that is not said in a statement.
 */
@NullMarked
package dev.attain.mentions;

import org.jspecify.annotations.NullMarked;
