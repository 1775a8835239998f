/**
 * {@code multipart/mixed} as bytes: a reader that takes a body in whatever pieces it arrives, and
 * what a writer needs.
 *
 * <p>Must never know what the parts mean, nor where bytes come from or go to.
 */
@NullMarked
package dev.attain.http.multipart;

import org.jspecify.annotations.NullMarked;
