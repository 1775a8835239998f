/**
 * Which statements carry a term: posting lists, the latest in memory and the others in blocks in
 * the database, and where the lists of a query meet.
 *
 * <p>Knows positions and terms, and must never know what a statement is.
 */
@NullMarked
package dev.attain.storage.embedded.postings;

import org.jspecify.annotations.NullMarked;
