/**
 * The statements resource of xAPI, and About: versions, parameters, bodies and formats.
 *
 * <p>Must never know how statements are completed, found or kept: it asks {@code statements}.
 */
@NullMarked
package dev.attain.http.statements;

import org.jspecify.annotations.NullMarked;
