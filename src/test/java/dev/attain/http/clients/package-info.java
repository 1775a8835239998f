/**
 * The server as client libraries of others see it, over real HTTP.
 *
 * <p>Must never know how the server is built.
 */
@NullMarked
package dev.attain.http.clients;

import org.jspecify.annotations.NullMarked;
