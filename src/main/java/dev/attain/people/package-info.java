/**
 * Which identifiers belong to one person.
 *
 * <p>Must never know competencies.
 */
@NullMarked
package dev.attain.people;

import org.jspecify.annotations.NullMarked;
