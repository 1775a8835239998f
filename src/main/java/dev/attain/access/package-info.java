/**
 * Who may do what: credentials, their scopes, and the authority that their statements carry.
 *
 * <p>Must never know HTTP beyond the text of a basic authorization header, and never keeps a secret
 * that could be read back.
 */
@NullMarked
package dev.attain.access;

import org.jspecify.annotations.NullMarked;
