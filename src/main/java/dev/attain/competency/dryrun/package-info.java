/**
 * Tries a framework version on the log without publishing it: who would change level, and why.
 *
 * <p>Must never know an engine, HTTP, or the wall clock, and never write what projections keep.
 */
@NullMarked
package dev.attain.competency.dryrun;

import org.jspecify.annotations.NullMarked;
