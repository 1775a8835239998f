/**
 * Which identifiers belong to one person, and what is known of people beside their statements.
 *
 * <p>Must never know competencies, nor where statements are kept.
 */
@NullMarked
package dev.attain.people;

import org.jspecify.annotations.NullMarked;
