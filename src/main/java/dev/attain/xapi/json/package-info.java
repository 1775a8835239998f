/**
 * Statements as JSON text: reading, writing, comparing, and keeping exact what was received.
 *
 * <p>Must never know whether a statement is allowed (that is {@code xapi.validation}), nor a store,
 * a clock or HTTP.
 */
@NullMarked
package dev.attain.xapi.json;

import org.jspecify.annotations.NullMarked;
