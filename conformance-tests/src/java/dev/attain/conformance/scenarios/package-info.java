/**
 * The cases that take more than one request, by resource.
 *
 * <p>They must never know which server answers, nor how the tables or the report are made.
 */
@NullMarked
package dev.attain.conformance.scenarios;

import org.jspecify.annotations.NullMarked;
