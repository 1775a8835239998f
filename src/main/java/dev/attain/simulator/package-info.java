/**
 * A simulated pilot: learners in customer support whose skills grow, and the xAPI statements that
 * their tools send about them, drawn from a seed.
 *
 * <p>Must never know a clock, a network, a store, or how evidence becomes figures.
 */
@NullMarked
package dev.attain.simulator;

import org.jspecify.annotations.NullMarked;
