/**
 * The server under test as cases see it: requests, answers, versions, and pieces of statements.
 *
 * <p>It must never know which cases there are, nor which server answers.
 */
@NullMarked
package dev.attain.conformance.lrs;

import org.jspecify.annotations.NullMarked;
