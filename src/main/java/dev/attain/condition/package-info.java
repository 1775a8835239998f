/**
 * How conditions are written, whatever they are about: words, signs, {@code and}, {@code or},
 * {@code not}, parentheses, and the column where a text stops being one; pure.
 *
 * <p>Must never know what a condition is about.
 */
@NullMarked
package dev.attain.condition;

import org.jspecify.annotations.NullMarked;
