/**
 * Backups that a server makes of what it keeps while it goes on: the port {@code Backups}, and what
 * there is to say of backups.
 *
 * <p>Must never know how an engine copies.
 */
@NullMarked
package dev.attain.storage.backup;

import org.jspecify.annotations.NullMarked;
