/**
 * What roles ask for against what their best people show, and how people move between roles.
 *
 * <p>Must never know a clock, a store, a thread or a Future.
 */
@NullMarked
package dev.attain.analytics.role;

import org.jspecify.annotations.NullMarked;
