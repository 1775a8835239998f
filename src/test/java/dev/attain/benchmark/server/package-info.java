/**
 * Servers in processes of their own, and what they use of the machine.
 *
 * <p>Must never know what is asked of them.
 */
@NullMarked
package dev.attain.benchmark.server;

import org.jspecify.annotations.NullMarked;
