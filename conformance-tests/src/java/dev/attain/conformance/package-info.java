/**
 * Black-box tests of any Learning Record Store, requirement by requirement and for both versions of
 * the specification, and the report of what they found.
 *
 * <p>It must never know which server answers: it sees an address, a credential and HTTP, and no
 * other class of this project.
 */
@NullMarked
package dev.attain.conformance;

import org.jspecify.annotations.NullMarked;
