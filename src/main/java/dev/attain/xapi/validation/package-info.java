/**
 * The rules of the specification, as values, over the JSON tree of what was received.
 *
 * <p>Must never know HTTP, a store, a clock or who sends: a text is valid or not by itself.
 */
@NullMarked
package dev.attain.xapi.validation;

import org.jspecify.annotations.NullMarked;
