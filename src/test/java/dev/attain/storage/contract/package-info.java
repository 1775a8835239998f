/**
 * What every engine must do: interfaces of tests that each engine's test class inherits, and what
 * these tests are written with.
 *
 * <p>Must never know an engine.
 */
@NullMarked
package dev.attain.storage.contract;

import org.jspecify.annotations.NullMarked;
