/**
 * How our own documents and records become JSON and back: one configured mapper.
 *
 * <p>Must never know what a document means; xAPI statements do not pass here but through {@code
 * xapi.json}, which keeps what was received exact.
 */
@NullMarked
package dev.attain.json;

import org.jspecify.annotations.NullMarked;
