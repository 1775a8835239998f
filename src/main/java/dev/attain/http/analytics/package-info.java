/**
 * The operations of the API for analysts: queries of statements, counts and measures, the live
 * tail, exports, saved queries.
 *
 * <p>Must never know an engine.
 */
@NullMarked
package dev.attain.http.analytics;

import org.jspecify.annotations.NullMarked;
