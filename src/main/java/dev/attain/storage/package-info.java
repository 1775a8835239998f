/**
 * {@code StorageEngine}: the ports of one engine, bundled.
 *
 * <p>Must never know a particular engine.
 */
@NullMarked
package dev.attain.storage;

import org.jspecify.annotations.NullMarked;
