/**
 * Signatures of statements: JSON web signatures, the certificates in them, and whom those lead to.
 *
 * <p>Must never know where a signature is kept, nor what time it is.
 */
@NullMarked
package dev.attain.xapi.signature;

import org.jspecify.annotations.NullMarked;
