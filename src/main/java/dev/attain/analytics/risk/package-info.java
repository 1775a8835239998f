/**
 * What a lack of competence risks, and what to learn first against it.
 *
 * <p>Must never know a clock, a store, a thread or a Future.
 */
@NullMarked
package dev.attain.analytics.risk;

import org.jspecify.annotations.NullMarked;
