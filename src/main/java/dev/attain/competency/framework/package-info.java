/**
 * Frameworks, competencies, levels, mapping rules, role profiles and cohorts: the documents, what
 * is wrong with them, and which version is in force.
 *
 * <p>Must never know evidence, figures or HTTP.
 */
@NullMarked
package dev.attain.competency.framework;

import org.jspecify.annotations.NullMarked;
