/**
 * The operations of the API on what is decided and put on record: the lives of framework versions,
 * their differences, the audit trail, the identifiers of people.
 *
 * <p>Must never know an engine, nor how a request is routed.
 */
@NullMarked
package dev.attain.http.governance;

import org.jspecify.annotations.NullMarked;
