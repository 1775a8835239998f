/**
 * JSON text (RFC 8259) as values that know where in the bytes they stand.
 *
 * <p>Must never know what a value means; all it is told is which names are frequent.
 */
@NullMarked
package dev.attain.xapi.json.text;

import org.jspecify.annotations.NullMarked;
