/**
 * The hash-chained trail of who changed what: each entry holds the hash of the one before.
 *
 * <p>Must never know what a change means: it sees names, ids and digests.
 */
@NullMarked
package dev.attain.audit;

import org.jspecify.annotations.NullMarked;
