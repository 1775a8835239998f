/**
 * Backups by the API: made, watched, listed.
 *
 * <p>Must never know where they go.
 */
@NullMarked
package dev.attain.http.backup;

import org.jspecify.annotations.NullMarked;
