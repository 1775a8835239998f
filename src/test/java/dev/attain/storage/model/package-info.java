/**
 * The reference model of the storage ports: lists and maps that are easy to see correct, for
 * comparing engines against and as a fixture of other tests.
 *
 * <p>Must never know an engine, nor take a short cut that an engine would take.
 */
@NullMarked
package dev.attain.storage.model;

import org.jspecify.annotations.NullMarked;
