/**
 * When people gave evidence: their rhythm, their velocity, and who has fallen silent.
 *
 * <p>Must never know a clock, a store, a thread or a Future.
 */
@NullMarked
package dev.attain.analytics.activity;

import org.jspecify.annotations.NullMarked;
