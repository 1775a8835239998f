/**
 * The operations of the API on what statements are held to: choosing profiles, what was found, how
 * good each source's statements are.
 *
 * <p>Must never know an engine, nor how a request is routed.
 */
@NullMarked
package dev.attain.http.quality;

import org.jspecify.annotations.NullMarked;
