/**
 * What statements are by the templates and patterns of xAPI Profiles, and which rules they break.
 *
 * <p>Must never know who chose a profile, nor a store, a clock or a Future.
 */
@NullMarked
package dev.attain.profiles.matching;

import org.jspecify.annotations.NullMarked;
