/**
 * {@code StorageEngine}: the ports of one engine, bundled. {@code Holdings}: all that an engine
 * keeps, for moving it. {@code AppendListeners}: who wants to know of its appends.
 *
 * <p>Must never know a particular engine.
 */
@NullMarked
package dev.attain.storage;

import org.jspecify.annotations.NullMarked;
