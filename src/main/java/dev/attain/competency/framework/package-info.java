/**
 * Frameworks, competencies, levels, mapping rules, role profiles and cohorts, as values.
 *
 * <p>Must never know evidence, figures or HTTP, nor how documents are read or kept.
 */
@NullMarked
package dev.attain.competency.framework;

import org.jspecify.annotations.NullMarked;
