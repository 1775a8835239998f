/**
 * Decisions that a person's level is another than the computed one, kept in the record store.
 *
 * <p>Must never know how figures are computed.
 */
@NullMarked
package dev.attain.competency.override;

import org.jspecify.annotations.NullMarked;
