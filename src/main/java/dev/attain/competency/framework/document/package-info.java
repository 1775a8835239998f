/**
 * Reads the documents of frameworks, role profiles and cohorts, and says everything that is wrong
 * with one, by path.
 *
 * <p>Must never know where documents are kept.
 */
@NullMarked
package dev.attain.competency.framework.document;

import org.jspecify.annotations.NullMarked;
