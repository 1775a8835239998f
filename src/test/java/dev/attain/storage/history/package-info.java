/**
 * Histories of parallel clients: what was asked and answered, in which order, and whether one
 * register for each document explains it.
 *
 * <p>Must never know how documents are kept; only the test that kills a process knows an engine.
 */
@NullMarked
package dev.attain.storage.history;

import org.jspecify.annotations.NullMarked;
