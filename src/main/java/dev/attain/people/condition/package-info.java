/**
 * Conditions on people, written as people write them; pure.
 *
 * <p>Must never know where what they ask for comes from.
 */
@NullMarked
package dev.attain.people.condition;

import org.jspecify.annotations.NullMarked;
