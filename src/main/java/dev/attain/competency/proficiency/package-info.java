/**
 * From evidence to proficiency: the methods, and what they say of one person's one competency at an
 * instant.
 *
 * <p>Must never know a clock, a store, a thread or a Future.
 */
@NullMarked
package dev.attain.competency.proficiency;

import org.jspecify.annotations.NullMarked;
