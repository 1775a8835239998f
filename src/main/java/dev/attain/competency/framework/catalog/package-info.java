/**
 * Keeps frameworks, role profiles and cohorts in the record store, and knows which version is in
 * force.
 *
 * <p>Must never know evidence, figures or HTTP.
 */
@NullMarked
package dev.attain.competency.framework.catalog;

import org.jspecify.annotations.NullMarked;
