/**
 * Lanes: how any number of nodes give positions to statements without asking each other, and how
 * all of them know the safe horizon.
 *
 * <p>Must never know the driver, nor what a statement is.
 *
 * <p>A lane is one of 1,024 numbers that a node holds for a while. Positions carry the number, so
 * that no two lanes give out the same one. The database knows a <em>floor</em> of each lane: every
 * statement of the lane at or below it is committed, and none will follow at or below it. A lane
 * does one thing at a time, and the transaction that writes its statements also moves its floor, so
 * that both are seen together. The horizon is the lowest floor of all lanes that are held.
 *
 * <ul>
 *   <li>A lane whose holder gives no sign of life is <em>fenced</em>: the mark lies on the very
 *       document that each of its transactions writes last, on condition that there is no mark.
 *       Whatever the holder still has under way finds the mark or meets it as a write conflict, and
 *       is nothing; the holder takes another lane and does its work again there.
 *   <li>A lane that is taken starts with the floor that its number had, which holds the horizon
 *       back; then its holder joins, which makes all horizons that are being computed without it
 *       void, and gives it the horizon that is in force; above that it begins.
 *   <li>Clocks decide nothing but the milliseconds in positions. No clock of a node is compared
 *       with another's.
 * </ul>
 */
@NullMarked
package dev.attain.storage.mongo.lane;

import org.jspecify.annotations.NullMarked;
