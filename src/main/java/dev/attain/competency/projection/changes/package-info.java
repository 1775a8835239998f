/**
 * What projections tell of: levels gained, lapsed and at risk, requirements met, figures computed
 * anew; written together with the figures, numbered, and read back from a position.
 *
 * <p>Must never know who reads, over HTTP or otherwise, nor how evidence comes about.
 */
@NullMarked
package dev.attain.competency.projection.changes;

import org.jspecify.annotations.NullMarked;
