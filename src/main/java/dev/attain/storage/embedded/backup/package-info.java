/**
 * Backups of data folders: a folder that holds each file once, by the hash of what is in it, and
 * for each backup a list of the files that were there at its moment.
 *
 * <p>Must never know what is in the files.
 */
@NullMarked
package dev.attain.storage.embedded.backup;

import org.jspecify.annotations.NullMarked;
