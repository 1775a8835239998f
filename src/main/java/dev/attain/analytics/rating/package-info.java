/**
 * How far raters agree, how severe each is, and whether stated probabilities come true.
 *
 * <p>Must never know a clock, a store, a thread or a Future.
 */
@NullMarked
package dev.attain.analytics.rating;

import org.jspecify.annotations.NullMarked;
