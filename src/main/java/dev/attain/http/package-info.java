/**
 * The HTTP server: routes, authentication, headers, limits, and the one renderer of errors.
 *
 * <p>Must never know an engine.
 */
@NullMarked
package dev.attain.http;

import org.jspecify.annotations.NullMarked;
