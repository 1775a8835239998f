/**
 * Documents that clients keep here, as the specification has them: state, activity profiles and
 * agent profiles, with their entity tags, preconditions and merges.
 *
 * <p>Must never know how requests carry them, or which engine keeps them.
 */
@NullMarked
package dev.attain.documents;

import org.jspecify.annotations.NullMarked;
