/**
 * Whether what a data folder keeps is whole: checksums, and that its parts agree with each other.
 *
 * <p>Must never know what a record says, but for where a checkpoint stands.
 */
@NullMarked
package dev.attain.storage.embedded.verification;

import org.jspecify.annotations.NullMarked;
