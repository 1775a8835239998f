/**
 * Random octets for everything that reads what strangers send: short in the build, long on demand.
 * Must never know how a reader works; only what must hold whatever it is given.
 */
@NullMarked
package dev.attain.fuzz;

import org.jspecify.annotations.NullMarked;
