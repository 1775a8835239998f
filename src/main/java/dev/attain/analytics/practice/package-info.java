/**
 * What the evidence itself says: of raters, of items, of stated probabilities, and of what
 * resources were followed by. Answers as dashboards render them.
 *
 * <p>Must never know HTTP or the wall clock; only {@code EvidenceReads} knows where evidence is
 * kept.
 */
@NullMarked
package dev.attain.analytics.practice;

import org.jspecify.annotations.NullMarked;
