/**
 * Who takes which people on, and how far they have come: people are divided into shares, shares
 * stand at places of the log, nodes hold them.
 *
 * <p>Must never know evidence or figures, and never rests on a clock.
 */
@NullMarked
package dev.attain.competency.projection.shares;

import org.jspecify.annotations.NullMarked;
