/**
 * The immutable values of the xAPI specification, under the specification's own names.
 *
 * <p>Must never know JSON, HTTP, a store, a clock or a thread: it imports the JDK alone.
 */
@NullMarked
package dev.attain.xapi;

import org.jspecify.annotations.NullMarked;
