/**
 * What is known of people beside their statements: attributes that an HR system exports.
 *
 * <p>Must never know competencies, nor what attributes are asked for.
 */
@NullMarked
package dev.attain.people.attributes;

import org.jspecify.annotations.NullMarked;
