/**
 * The MongoDB engine: the storage ports over a database that any number of nodes share.
 *
 * <p>Must never know what is in a statement or a record beyond the fields it shows to other tools,
 * nor the embedded engine.
 */
@NullMarked
package dev.attain.storage.mongo;

import org.jspecify.annotations.NullMarked;
