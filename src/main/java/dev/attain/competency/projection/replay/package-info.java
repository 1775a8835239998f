/**
 * Whose figures a change of who is who affects, and the statements of the log that they come of.
 *
 * <p>Must never know how figures are computed or kept, and reads no statement's content.
 */
@NullMarked
package dev.attain.competency.projection.replay;

import org.jspecify.annotations.NullMarked;
